package io.github.mpfinicity.microprofile.filter;

import io.github.mpfinicity.microprofile.runtime.BodyReads;
import io.github.mpfinicity.microprofile.vendor.ReplyReader;
import jakarta.ws.rs.client.ClientResponseContext;
import jakarta.ws.rs.core.HttpHeaders;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/** Has the beginning of a body judged, and puts it back: whoever comes next still reads all. */
final class BodyPrefix {
    private BodyPrefix() {}

    /** Hears the beginning of a body. */
    @FunctionalInterface
    interface Judge {
        /**
         * Hears it.
         *
         * @param ends whether the rest of the body is known to come to an end
         */
        void judge(byte[] prefix, boolean ends);
    }

    /**
     * Has the beginning judged once. If it is here already, as on Quarkus, at once. If it is
     * urgent, or short by what the server says, after a while: by all that has come by then, or, if
     * it is not urgent and there is more to come, as any other: when its reader has come so far.
     */
    static void judge(
            ClientResponseContext response, boolean urgent, BodyReads reads, Judge judge) {
        // Not hasEntity(): to RESTEasy, a body without a content type is none.
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

    /** RESTEasy closes its own stream when it has closed what was put in its place. */
    private static boolean closesBehind(ClientResponseContext response) {
        return response.getClass().getName().startsWith("org.jboss.resteasy.client.");
    }

    /** As the server says; more than any other if it does not. */
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
