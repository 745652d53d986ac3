package io.github.mpfinicity.microprofile.vendor;

import jakarta.ws.rs.core.HttpHeaders;
import java.io.ByteArrayOutputStream;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import org.jspecify.annotations.Nullable;

/**
 * Collects the beginning of a body. It keeps the bytes even if the client gives the answer up
 * because the body broke off. The client's threads write it and the caller's thread reads it, under
 * the lock of this object.
 */
final class PrefixBody implements HttpResponse.BodySubscriber<PrefixBody> {
    private final HttpResponse.ResponseInfo head;
    private final CompletableFuture<PrefixBody> result = new CompletableFuture<>();
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private boolean whole;
    private Flow.@Nullable Subscription subscription;

    PrefixBody(HttpResponse.ResponseInfo head) {
        this.head = head;
    }

    /**
     * The answer with the bytes that have come, decoded. Some servers compress although the request
     * did not ask for it.
     */
    synchronized AuthenticationHttpClient.RawReply reply() {
        byte[] plain =
                ContentEncoding.decoded(bytes.toByteArray(), first(HttpHeaders.CONTENT_ENCODING));
        return new AuthenticationHttpClient.RawReply(
                head.statusCode(),
                first(HttpHeaders.RETRY_AFTER),
                BodyText.of(plain, first(HttpHeaders.CONTENT_TYPE)),
                whole);
    }

    private @Nullable String first(String header) {
        return head.headers().firstValue(header).orElse(null);
    }

    @Override
    public CompletionStage<PrefixBody> getBody() {
        return result;
    }

    @Override
    public synchronized void onSubscribe(Flow.Subscription offered) {
        subscription = offered;
        offered.request(Long.MAX_VALUE);
    }

    @Override
    public synchronized void onNext(List<ByteBuffer> buffers) {
        for (ByteBuffer buffer : buffers) {
            int room = AuthenticationHttpClient.LONGEST_BODY - bytes.size();
            var piece = new byte[Math.min(buffer.remaining(), room)];
            buffer.get(piece);
            bytes.writeBytes(piece);
        }
        if (bytes.size() == AuthenticationHttpClient.LONGEST_BODY && subscription != null) {
            subscription.cancel();
            onComplete();
        }
    }

    @Override
    public void onError(Throwable brokenOff) {
        result.complete(this);
    }

    @Override
    public synchronized void onComplete() {
        whole = true;
        result.complete(this);
    }
}
