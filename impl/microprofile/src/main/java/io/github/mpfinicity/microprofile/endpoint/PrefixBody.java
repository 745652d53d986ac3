package io.github.mpfinicity.microprofile.endpoint;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import org.jspecify.annotations.Nullable;

/** Collects the beginning of a body. One that breaks off keeps what came before. */
final class PrefixBody implements HttpResponse.BodySubscriber<PrefixBody.Prefix> {
    private final int longest;
    private final CompletableFuture<Prefix> result = new CompletableFuture<>();

    /** Touched by one signal at a time, as subscribers are promised. */
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    private Flow.@Nullable Subscription subscription;

    PrefixBody(int longest) {
        this.longest = longest;
    }

    @Override
    public CompletionStage<Prefix> getBody() {
        return result;
    }

    @Override
    public void onSubscribe(Flow.Subscription offered) {
        subscription = offered;
        offered.request(Long.MAX_VALUE);
    }

    @Override
    public void onNext(List<ByteBuffer> buffers) {
        for (ByteBuffer buffer : buffers) {
            var piece = new byte[Math.min(buffer.remaining(), longest - bytes.size())];
            buffer.get(piece);
            bytes.writeBytes(piece);
        }
        if (bytes.size() == longest && subscription != null) {
            subscription.cancel();
            end(true);
        }
    }

    @Override
    public void onError(Throwable brokenOff) {
        end(false);
    }

    @Override
    public void onComplete() {
        end(true);
    }

    private void end(boolean whole) {
        result.complete(new Prefix(bytes.toString(UTF_8), whole));
    }

    /** What was collected, and whether it is all there is or all we want. */
    record Prefix(String text, boolean whole) {
        @Override
        public String toString() {
            return "Prefix[whole=" + whole + "]";
        }
    }
}
