package io.github.mpfinicity.microprofile.filter;

import io.github.mpfinicity.core.observe.PartnerObserver.Repetition;
import io.github.mpfinicity.microprofile.runtime.HeaderPair;
import io.github.mpfinicity.microprofile.runtime.PartnerRuntime;
import jakarta.ws.rs.client.ClientRequestContext;
import jakarta.ws.rs.ext.InterceptorContext;
import org.jspecify.annotations.Nullable;

/**
 * One request that has the headers: its client, its partner, its headers, and whether the vendor
 * refused its token. It travels as a property of the request. One thread marks it, and another one
 * reads the mark.
 */
final class SentRequest {
    private static final String PROPERTY = "io.github.mpfinicity.sending";

    private final GuardedClient client;
    private final PartnerRuntime partner;
    private final HeaderPair pair;
    private volatile @Nullable SentBody body;
    private volatile boolean refused;
    private volatile boolean repetition;

    SentRequest(GuardedClient client, PartnerRuntime partner, HeaderPair pair) {
        this.client = client;
        this.partner = partner;
        this.pair = pair;
    }

    /** The object of a request; null if the request never passed our filter. */
    static @Nullable SentRequest of(ClientRequestContext request) {
        return request.getProperty(PROPERTY) instanceof SentRequest sending ? sending : null;
    }

    /** The object of the request whose body is written. */
    static @Nullable SentRequest of(InterceptorContext body) {
        return body.getProperty(PROPERTY) instanceof SentRequest sending ? sending : null;
    }

    void travelWith(ClientRequestContext request) {
        request.setProperty(PROPERTY, this);
    }

    /** Makes the body be read, and compared if a fingerprint is required. */
    void require(@Nullable BodyFingerprint same) {
        body = new SentBody(same);
    }

    /** The body; null for a request that is never sent again. */
    @Nullable SentBody body() {
        return body;
    }

    GuardedClient client() {
        return client;
    }

    PartnerRuntime partner() {
        return partner;
    }

    HeaderPair pair() {
        return pair;
    }

    /** Its call was sent before, and refused for its token. */
    void repeat() {
        repetition = true;
    }

    /** True if the call was sent before and its token was refused. */
    boolean repetition() {
        return repetition;
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
