package io.github.mpfinicity.microprofile.filter;

import io.github.mpfinicity.microprofile.runtime.HeaderPair;
import io.github.mpfinicity.microprofile.runtime.PartnerRuntime;
import jakarta.ws.rs.client.ClientRequestContext;
import jakarta.ws.rs.ext.InterceptorContext;
import org.jspecify.annotations.Nullable;

/**
 * One request that was given its headers: for whom, which ones, and whether its own token was
 * refused. Travels as a property of the request. Marked on one thread, read on another.
 */
final class SentRequest {
    private static final String PROPERTY = "io.github.mpfinicity.sending";

    private final PartnerRuntime partner;
    private final HeaderPair pair;
    private volatile @Nullable SentBody body;
    private volatile boolean refused;

    SentRequest(PartnerRuntime partner, HeaderPair pair) {
        this.partner = partner;
        this.pair = pair;
    }

    /** That of a request; null if it never passed our filter. */
    static @Nullable SentRequest of(ClientRequestContext request) {
        return request.getProperty(PROPERTY) instanceof SentRequest sending ? sending : null;
    }

    /** That of the request whose body is written. */
    static @Nullable SentRequest of(InterceptorContext body) {
        return body.getProperty(PROPERTY) instanceof SentRequest sending ? sending : null;
    }

    void travelWith(ClientRequestContext request) {
        request.setProperty(PROPERTY, this);
    }

    /** Has the body looked at, and compared where one is required. */
    void require(@Nullable BodyFingerprint same) {
        body = new SentBody(same);
    }

    /** Null for a request that is never sent again. */
    @Nullable SentBody body() {
        return body;
    }

    PartnerRuntime partner() {
        return partner;
    }

    HeaderPair pair() {
        return pair;
    }

    void refuse() {
        refused = true;
    }

    boolean refused() {
        return refused;
    }
}
