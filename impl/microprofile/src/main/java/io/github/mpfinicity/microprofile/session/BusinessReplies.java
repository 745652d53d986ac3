package io.github.mpfinicity.microprofile.session;

import io.github.mpfinicity.core.gateway.VendorReply;
import io.github.mpfinicity.core.session.PartnerSession;
import io.github.mpfinicity.microprofile.endpoint.ReplyReader;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** What refusals of business calls mean for the session. Sends nothing and waits for nothing. */
final class BusinessReplies {
    private static final int UNAUTHORIZED = 401;

    /** Invalid, expired, and what the webhook service has for expired. */
    private static final Set<String> TOKEN_REFUSED =
            Set.of(ReplyReader.INVALID_TOKEN, ReplyReader.EXPIRED_TOKEN, "1503");

    private final PartnerSession session;
    private final Runnable appKeyRefused;
    private final ReplyReader reader = new ReplyReader();

    /** The app key whose refusal was told last. */
    private final AtomicReference<@Nullable String> told = new AtomicReference<>();

    /**
     * For one partner.
     *
     * @param appKeyRefused tells people that the vendor refused the app key; run once for each key
     */
    BusinessReplies(PartnerSession session, Runnable appKeyRefused) {
        this.session = session;
        this.appKeyRefused = appKeyRefused;
    }

    /**
     * Drops the token where it was refused. Where the app key was, only if it has changed. Where
     * nothing tells what was refused, the token is renewed and serves meanwhile.
     *
     * @return whether it was the token that was refused
     */
    boolean refused(HeaderPair used, int status, byte[] prefix) {
        String code = reader.code(prefix);
        if (VendorReply.LOCKED.equals(code)) {
            session.lockSeen();
            return false;
        }
        if (status != UNAUTHORIZED) {
            return false;
        }
        if (code == null) {
            session.suspect(used.token());
            return false;
        }
        if (VendorReply.INVALID_APP_KEY.equals(code)) {
            session.appKeyRefused(used.token());
            tell(used.appKey());
        }
        boolean token = TOKEN_REFUSED.contains(code);
        if (token) {
            session.invalidate(used.token());
        }
        return token;
    }

    private void tell(String appKey) {
        if (!appKey.equals(told.getAndSet(appKey))) {
            appKeyRefused.run();
        }
    }
}
