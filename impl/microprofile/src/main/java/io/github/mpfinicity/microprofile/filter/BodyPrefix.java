package io.github.mpfinicity.microprofile.filter;

import io.github.mpfinicity.microprofile.runtime.BodyReads;
import io.github.mpfinicity.microprofile.vendor.ReplyReader;
import jakarta.ws.rs.client.ClientResponseContext;
import jakarta.ws.rs.core.HttpHeaders;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/**
 * Shows the beginning of a body to a judge and puts it back, so that the next reader still reads
 * the whole body.
 */
final class BodyPrefix {
    private BodyPrefix() {}

    /** Judges the beginning of a body. */
    @FunctionalInterface
    interface Judge {
        /**
         * Judges once.
         *
         * @param ends true if the rest of the body is known to come to an end
         */
        void judge(byte[] prefix, boolean ends);
    }

    /**
     * Shows the beginning to the judge, once. The moment depends on the body:
     *
     * <ul>
     *   <li>A body that is here already, as on Quarkus, is judged at once.
     *   <li>An urgent body, or one that is short by its {@code Content-Length}, is read ahead for a
     *       limited time. If it is urgent, the judge gets the bytes that came within that time.
     *   <li>Any other body, and a short one that did not come in time, is judged when its reader
     *       has read the beginning.
     * </ul>
     */
    static void judge(
            ClientResponseContext response, boolean urgent, BodyReads reads, Judge judge) {
        // RESTEasy's hasEntity() is false for a body without a content type.
        InputStream body = response.getEntityStream();
        if (body == null) {
            judge.judge(new byte[0], true);
            return;
        }
        long length = length(response.getHeaderString(HttpHeaders.CONTENT_LENGTH));
        boolean isShort = length <= ReplyReader.LONGEST_PREFIX;
        var ahead = new ReadAhead(body, closesBehind(response));
        if (body instanceof ByteArrayInputStream || (isShort && isHere(body, length))) {
            ahead.run();
        } else if (!(urgent || isShort) || !reads.begin(ahead)) {
            watch(response, body, judge);
            return;
        }
        boolean ended = ahead.endsWithin(BodyReads.PATIENCE);
        byte[] prefix = ahead.stop();
        InputStream rest = ahead.rest();
        InputStream all = ReadAhead.putBack(prefix, rest);
        if (urgent || ended) {
            response.setEntityStream(all);
            judge.judge(prefix, ahead.isWhole() || (ended && length < Long.MAX_VALUE));
        } else {
            watch(response, all, judge);
        }
    }

    private static void watch(ClientResponseContext response, InputStream body, Judge judge) {
        response.setEntityStream(new WatchedBody(body, read -> judge.judge(read, true)));
    }

    /**
     * True for RESTEasy, which closes its own stream when the stream that replaced it is closed.
     */
    private static boolean closesBehind(ClientResponseContext response) {
        return response.getClass().getName().startsWith("org.jboss.resteasy.client.");
    }

    /** The {@code Content-Length}; the largest number if there is none. */
    private static long length(@Nullable String header) {
        try {
            return header == null ? Long.MAX_VALUE : Long.parseLong(header.strip());
        } catch (NumberFormatException e) {
            return Long.MAX_VALUE;
        }
    }

    private static boolean isHere(InputStream body, long length) {
        try {
            return body.available() >= length;
        } catch (IOException e) {
            return false;
        }
    }
}
