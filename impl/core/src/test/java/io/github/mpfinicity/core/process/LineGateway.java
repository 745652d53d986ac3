package io.github.mpfinicity.core.process;

import io.github.mpfinicity.PartnerCredentials;
import io.github.mpfinicity.core.credentials.CredentialPart;
import io.github.mpfinicity.core.gateway.Outcome;
import io.github.mpfinicity.core.gateway.PartnerGateway;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** One line to a {@link LineVendor}, one line back. */
record LineGateway(int port, NodeMain.Positions where) implements PartnerGateway {
    @Override
    public Outcome authenticate(PartnerCredentials credentials) {
        where.at("reserved");
        String answer;
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            String line = credentials.partnerSecret().value() + "\n";
            socket.getOutputStream().write(line.getBytes(StandardCharsets.UTF_8));
            where.at("sent");
            var in = new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8);
            answer = new BufferedReader(in).readLine();
        } catch (IOException e) {
            return new Outcome.Unknown(e.getClass().getName());
        }
        where.at("answered");
        if (answer == null) {
            return new Outcome.Unknown("no answer");
        }
        return answer.equals(LineVendor.YES)
                ? new Outcome.Accepted("token")
                : new Outcome.Rejected(CredentialPart.PARTNER_SECRET, 401, "10001");
    }
}
