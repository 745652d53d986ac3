package io.github.mpfinicity.microprofile.filter;

import jakarta.ws.rs.client.ClientRequestContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.ext.WriterInterceptorContext;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * A fingerprint of the body that a request sent. Two requests with the same fingerprint sent the
 * same body.
 */
record BodyFingerprint(String kind, String contentType, long length, ByteBuffer sha256) {
    /** The kind of a request without a body. */
    static final String NOTHING = "";

    /** A request without a body. Engines do not show such a request to interceptors. */
    static final BodyFingerprint NONE = of(NOTHING, NOTHING, 0, newDigest());

    static BodyFingerprint of(String kind, String contentType, long length, MessageDigest seen) {
        return new BodyFingerprint(kind, contentType, length, ByteBuffer.wrap(seen.digest()));
    }

    /**
     * The kind of the object that becomes the body. Objects of the same kind are written in the
     * same way, so that an engine that shows one to no interceptor shows none of them.
     */
    static String kindOf(ClientRequestContext request) {
        Object entity = request.getEntity();
        return entity == null
                ? NOTHING
                : entity.getClass().getName() + ' ' + request.getMediaType();
    }

    /** The content type, with the boundary of a multipart body once it was written. */
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
