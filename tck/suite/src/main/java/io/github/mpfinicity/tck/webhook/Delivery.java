package io.github.mpfinicity.tck.webhook;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.Charset;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** A webhook to be sent, signed on demand. It serves one request. */
final class Delivery {
    /** The charset with one character for each byte. */
    static final Charset BYTES = ISO_8859_1;

    private static final HttpClient CLIENT =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private final HttpRequest.Builder request;
    private final byte[] body;

    private Delivery(URI target, byte[] body) {
        this.body = body.clone();
        this.request =
                HttpRequest.newBuilder(target)
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofByteArray(body));
    }

    static Delivery of(URI target, String body) {
        return of(target, body.getBytes(UTF_8));
    }

    static Delivery of(URI target, byte[] body) {
        return new Delivery(target, body);
    }

    Delivery with(String header, String value) {
        request.header(header, value);
        return this;
    }

    /** Signs the body as the vendor does in the United States. */
    Delivery signed(String secret) {
        return with("X-Finicity-Signature", signature(body, secret));
    }

    /** Sends the body in chunks, without its length. */
    Delivery chunked() {
        request.POST(
                HttpRequest.BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body)));
        return this;
    }

    HttpResponse<String> send() {
        try {
            return CLIENT.send(request.build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new IllegalStateException("the server did not answer a webhook", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    int status() {
        return send().statusCode();
    }

    static String signature(byte[] body, String secret) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(UTF_8), "HmacSHA256"));
            return HexFormat.of().formatHex(mac.doFinal(body));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
