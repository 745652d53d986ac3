package io.github.mpfinicity.microprofile.filter;

import io.github.mpfinicity.core.observe.PartnerObserver.Repetition;
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

    /**
     * Its own token was refused.
     *
     * @param ends whether the body of the answer is known to come to an end: else the call is not
     *     repeated, nor where nobody has looked at the body of the request
     */
    void refused(boolean ends) {
        if (ends && body != null) {
            refused = true;
        } else {
            ended(Repetition.NOT_REPEATABLE);
        }
    }

    /** Tells how it ended after its token was refused. */
    void ended(Repetition how) {
        if (!partner.observers().areAbsent()) {
            partner.observers().tell(it -> it.callRepeated(how));
        }
    }

    boolean refused() {
        return refused;
    }
}
