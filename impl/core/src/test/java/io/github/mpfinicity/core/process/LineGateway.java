package io.github.mpfinicity.core.process;

import io.github.mpfinicity.GracePeriod;
import io.github.mpfinicity.PartnerCredentials;
import io.github.mpfinicity.PartnerSecret;
import io.github.mpfinicity.core.credentials.CredentialPart;
import io.github.mpfinicity.core.vendor.Outcome;
import io.github.mpfinicity.core.vendor.PartnerGateway;
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
        return exchange("", credentials.partnerSecret().value());
    }

    /** The vendor takes over whatever stands behind the blank. */
    @Override
    public Outcome changeSecret(PartnerCredentials current, PartnerSecret next, GracePeriod grace) {
        Outcome outcome = exchange("change ", current.partnerSecret().value() + " " + next.value());
        return outcome instanceof Outcome.Accepted ? new Outcome.Changed() : outcome;
    }

    private Outcome exchange(String what, String message) {
        where.at(what + "reserved");
        String answer;
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            String line = message + "\n";
            socket.getOutputStream().write(line.getBytes(StandardCharsets.UTF_8));
            where.at(what + "sent");
            var in = new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8);
            answer = new BufferedReader(in).readLine();
        } catch (IOException e) {
            return new Outcome.Unknown(e.getClass().getName());
        }
        where.at(what + "answered");
        if (answer == null) {
            return new Outcome.Unknown("no answer");
        }
        return answer.equals(LineVendor.YES)
                ? new Outcome.Accepted("token")
                : new Outcome.Rejected(CredentialPart.PARTNER_SECRET, 401, "10001");
    }
}
