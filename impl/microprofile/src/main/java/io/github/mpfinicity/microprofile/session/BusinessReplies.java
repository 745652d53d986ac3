package io.github.mpfinicity.microprofile.session;

import io.github.mpfinicity.core.gateway.VendorReply;
import io.github.mpfinicity.core.session.PartnerSession;
import io.github.mpfinicity.microprofile.endpoint.ReplyReader;
import java.util.Set;

/** What refusals of business calls mean for the session. Sends nothing and waits for nothing. */
final class BusinessReplies {
    private static final int UNAUTHORIZED = 401;

    /** Invalid, expired, and what the webhook service has for expired. */
    private static final Set<String> TOKEN_REFUSED =
            Set.of(ReplyReader.INVALID_TOKEN, ReplyReader.EXPIRED_TOKEN, "1503");

    private final PartnerSession session;
    private final ReplyReader reader = new ReplyReader();

    BusinessReplies(PartnerSession session) {
        this.session = session;
    }

    /**
     * Drops the token where it, or the app key it was issued under, was refused: the next
     * authentication reads the app key anew.
     *
     * @return whether it was the token that was refused
     */
    boolean refused(HeaderPair used, int status, byte[] prefix) {
        String code = reader.code(prefix);
        if (VendorReply.LOCKED.equals(code)) {
            session.lockSeen();
            return false;
        }
        if (code == null || status != UNAUTHORIZED) {
            return false;
        }
        if (VendorReply.INVALID_APP_KEY.equals(code)) {
            session.appKeyRefused(used.token());
        }
        boolean token = TOKEN_REFUSED.contains(code);
        if (token) {
            session.invalidate(used.token());
        }
        return token;
    }
}
