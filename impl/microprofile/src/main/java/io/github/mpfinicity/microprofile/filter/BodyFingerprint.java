package io.github.mpfinicity.microprofile.filter;

import jakarta.ws.rs.client.ClientRequestContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.ext.WriterInterceptorContext;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** What a request sent as its body: enough to tell whether another request sends the same. */
record BodyFingerprint(String kind, String contentType, long length, ByteBuffer sha256) {
    /** The kind of a request without a body. */
    static final String NOTHING = "";

    /** A request without a body, of which no interceptor hears. */
    static final BodyFingerprint NONE = of(NOTHING, NOTHING, 0, newDigest());

    static BodyFingerprint of(String kind, String contentType, long length, MessageDigest seen) {
        return new BodyFingerprint(kind, contentType, length, ByteBuffer.wrap(seen.digest()));
    }

    /** The same kind is written in the same way: an engine shows some kinds to no interceptor. */
    static String kindOf(ClientRequestContext request) {
        Object entity = request.getEntity();
        return entity == null
                ? NOTHING
                : entity.getClass().getName() + ' ' + request.getMediaType();
    }

    /** With the boundary of a multipart, once it was written. */
    static String contentType(WriterInterceptorContext context) {
        return String.valueOf(context.getHeaders().getFirst(HttpHeaders.CONTENT_TYPE));
    }

    static MessageDigest newDigest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
