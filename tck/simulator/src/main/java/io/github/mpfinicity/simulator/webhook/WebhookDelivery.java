package io.github.mpfinicity.simulator.webhook;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/**
 * A signed webhook that a test can post many times. Each post has the same bytes with the same
 * signature. Immutable.
 */
public final class WebhookDelivery {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final String contentType;
    private final byte[] body;
    private final String header;
    private final String signature;

    WebhookDelivery(String contentType, byte[] body, String header, String signature) {
        this.contentType = requireNonNull(contentType, "contentType");
        this.body = body.clone();
        this.header = requireNonNull(header, "header");
        this.signature = requireNonNull(signature, "signature");
    }

    /** {@return a copy of the raw bytes that are signed} */
    public byte[] body() {
        return body.clone();
    }

    /** {@return the name of the header that carries the signature in the simulator's region} */
    public String header() {
        return header;
    }

    /** {@return the signature: lower-case hexadecimal digits, or the text that the test chose} */
    public String signature() {
        return signature;
    }

    /**
     * Makes the same body with another signature, for example a forged one or that of the previous
     * secret.
     *
     * @param other any text that a header can carry
     * @return a new delivery
     */
    public WebhookDelivery withSignature(String other) {
        return new WebhookDelivery(contentType, body, header, other);
    }

    /**
     * Posts to a receiver with the JDK's HTTP client, without following redirects. Blocks for 30
     * seconds at most.
     *
     * @param receiver the application's address
     * @return its answer, with any status
     * @throws IOException if the receiver cannot be reached or does not answer
     * @throws InterruptedException if interrupted
     */
    public HttpResponse<String> postTo(URI receiver) throws IOException, InterruptedException {
        return postTo(receiver, Sender.CLIENT);
    }

    /**
     * Posts to a receiver with a client of the test's choice, for example one that trusts the
     * receiver's certificate.
     *
     * @param receiver the application's address
     * @param client used as it is
     * @return its answer, with any status
     * @throws IOException if the receiver cannot be reached or does not answer
     * @throws InterruptedException if interrupted
     */
    public HttpResponse<String> postTo(URI receiver, HttpClient client)
            throws IOException, InterruptedException {
        var request =
                HttpRequest.newBuilder(receiver)
                        .timeout(PATIENCE)
                        .header("Content-Type", contentType)
                        .header(header, signature)
                        .POST(BodyPublishers.ofByteArray(body))
                        .build();
        return client.send(request, BodyHandlers.ofString());
    }

    /** Shows neither body nor signature. */
    @Override
    public String toString() {
        return "WebhookDelivery[" + contentType + ", " + body.length + " bytes]";
    }

    // The client is made when first needed because it has its own thread.
    private static final class Sender {
        static final HttpClient CLIENT =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    }
}
