package io.github.mpfinicity.simulator;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.mpfinicity.simulator.authentication.AuthenticationEndpoint;
import io.github.mpfinicity.simulator.authentication.SimulatedPartner;
import io.github.mpfinicity.simulator.data.BusinessData;
import io.github.mpfinicity.simulator.wire.SimulatedRegion;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.concurrent.CompletableFuture;

/** Speaks to a simulator as a client would, with the credentials of its made-up partner. */
public final class TestClient {

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final SimulatedPartner partner;
    private final URI base;
    private final SimulatedRegion region;

    public TestClient(FinicitySimulator simulator) {
        this(simulator, simulator.baseUri());
    }

    public TestClient(FinicitySimulator simulator, URI base) {
        this(simulator.partner(), base);
    }

    public TestClient(SimulatedPartner partner, URI base) {
        this(partner, base, SimulatedRegion.US);
    }

    public TestClient(SimulatedPartner partner, URI base, SimulatedRegion region) {
        this.partner = partner;
        this.base = base;
        this.region = region;
    }

    public static String json(String partnerId, String secret) {
        return "{\"partnerId\":\"%s\",\"partnerSecret\":\"%s\"}".formatted(partnerId, secret);
    }

    public static String changeJson(SimulatedPartner partner, String newSecret) {
        return changeJson(partner.id(), partner.secret(), newSecret, "");
    }

    public static String changeJson(String id, String secret, String newSecret, String more) {
        return "{\"partnerId\":\"%s\",\"partnerSecret\":\"%s\",\"newPartnerSecret\":\"%s\"%s}"
                .formatted(id, secret, newSecret, more);
    }

    public HttpRequest.Builder to(String path) {
        return HttpRequest.newBuilder(base.resolve(path));
    }

    public HttpRequest.Builder toBusiness(String path, String token) {
        return to(path).header(region.appKeyHeader(), partner.appKey())
                .header(region.tokenHeader(), token);
    }

    public HttpRequest.Builder posting(String body) {
        return to(AuthenticationEndpoint.PATH)
                .header(region.appKeyHeader(), partner.appKey())
                .header("Content-Type", "application/json")
                .header("Accept", "application/json")
                .POST(BodyPublishers.ofString(body));
    }

    public HttpRequest.Builder putting(String body) {
        return posting(body).PUT(BodyPublishers.ofString(body));
    }

    public HttpResponse<String> changeSecret(String newSecret)
            throws IOException, InterruptedException {
        return send(putting(changeJson(partner, newSecret)));
    }

    public HttpResponse<String> changeSecretWithGrace(String newSecret)
            throws IOException, InterruptedException {
        var body = changeJson(partner.id(), partner.secret(), newSecret, ",\"immediate\":false");
        return send(putting(body));
    }

    public HttpResponse<String> send(HttpRequest.Builder request)
            throws IOException, InterruptedException {
        return http.send(request.build(), BodyHandlers.ofString(UTF_8));
    }

    public CompletableFuture<HttpResponse<String>> sendAsync(HttpRequest.Builder request) {
        return http.sendAsync(request.build(), BodyHandlers.ofString(UTF_8));
    }

    public HttpRequest.Builder authentication() {
        return posting(json(partner.id(), partner.secret()));
    }

    public HttpResponse<String> authenticate() throws IOException, InterruptedException {
        return send(authentication());
    }

    public HttpResponse<String> authenticateWith(String secret)
            throws IOException, InterruptedException {
        return send(posting(json(partner.id(), secret)));
    }

    public String token() throws IOException, InterruptedException {
        return authenticate().body().replaceAll(".*\"token\":\"(\\w+)\".*", "$1");
    }

    public HttpResponse<String> customers(String token) throws IOException, InterruptedException {
        return send(toBusiness(BusinessData.CUSTOMERS, token));
    }
}
