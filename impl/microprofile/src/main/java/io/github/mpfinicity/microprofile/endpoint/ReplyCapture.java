package io.github.mpfinicity.microprofile.endpoint;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.mpfinicity.core.time.Clocks;
import io.github.mpfinicity.core.time.Moment;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.client.ClientRequestContext;
import jakarta.ws.rs.client.ClientResponseContext;
import jakarta.ws.rs.client.ClientResponseFilter;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Takes the answer as soon as it comes, before a mapper or reader that an application has put on
 * every client can consume, convert or throw it away. Register it to be the first response filter.
 */
final class ReplyCapture implements ClientResponseFilter {
    /** Blocking calls of the engines we use stay on the calling thread. */
    private static final ThreadLocal<Slot> SLOT = new ThreadLocal<>();

    private final Clocks clocks;

    ReplyCapture(Clocks clocks) {
        this.clocks = clocks;
    }

    /**
     * The answer to a call, whatever becomes of the call afterwards.
     *
     * @param unfinished run if the body has not been read to its end, before the response is
     *     closed: closing would read on, for as long as the server likes
     */
    Exchange.RawReply during(Supplier<Response> call, Moment until, Runnable unfinished)
            throws IOException {
        var slot = new Slot(until, unfinished);
        SLOT.set(slot);
        try {
            call.get().close();
            return slot.reply();
        } catch (RuntimeException e) {
            if (slot.reply == null) {
                throw e;
            }
            return slot.reply();
        } finally {
            SLOT.remove();
        }
    }

    @Override
    public void filter(ClientRequestContext request, ClientResponseContext response) {
        Slot slot = SLOT.get();
        if (slot == null) {
            throw new ProcessingException("an answer on a thread that has not asked");
        }
        slot.reply = read(response, slot);
        response.setEntityStream(InputStream.nullInputStream());
    }

    /** Whatever breaks off, the beginning may hold a code. */
    private Exchange.RawReply read(ClientResponseContext response, Slot slot) {
        var prefix = new byte[Exchange.LONGEST_BODY];
        int length = 0;
        boolean ended = false;
        try {
            // Not hasEntity(): to RESTEasy, a body without a content type is none.
            InputStream in = response.getEntityStream();
            ended = in == null;
            while (!ended && length < prefix.length && clocks.now().isBefore(slot.until)) {
                int more = in.read(prefix, length, prefix.length - length);
                length += Math.max(0, more);
                ended = more < 0;
            }
        } catch (IOException | RuntimeException e) {
            // Not ended, then.
        }
        if (!ended) {
            slot.unfinished.run();
        }
        return new Exchange.RawReply(
                response.getStatus(),
                response.getHeaderString(HttpHeaders.RETRY_AFTER),
                new String(prefix, 0, length, UTF_8),
                ended || length == prefix.length);
    }

    /** Of one call, and its thread's own. */
    private static final class Slot {
        private final Moment until;
        private final Runnable unfinished;
        private Exchange.@Nullable RawReply reply;

        private Slot(Moment until, Runnable unfinished) {
            this.until = until;
            this.unfinished = unfinished;
        }

        private Exchange.RawReply reply() throws IOException {
            if (reply == null) {
                throw new IOException("the engine passed its filters over");
            }
            return reply;
        }
    }
}
