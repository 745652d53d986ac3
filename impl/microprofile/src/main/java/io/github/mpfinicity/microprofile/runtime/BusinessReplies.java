package io.github.mpfinicity.microprofile.runtime;

import io.github.mpfinicity.core.observe.Observers;
import io.github.mpfinicity.core.session.PartnerSession;
import io.github.mpfinicity.core.vendor.VendorCode;
import io.github.mpfinicity.core.vendor.VendorReply;
import io.github.mpfinicity.microprofile.vendor.ReplyReader;
import io.github.mpfinicity.microprofile.vendor.ReplyReader.ErrorBody;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Reports refusals of business calls to the session. Sends nothing and waits for nothing. */
final class BusinessReplies {
    private static final int UNAUTHORIZED = 401;

    private final PartnerSession session;
    private final Observers observers;
    private final Consumer<VendorReply> appKeyRefused;
    private final ReplyReader reader;

    /** The app key whose refusal was reported last. */
    private final AtomicReference<@Nullable String> told = new AtomicReference<>();

    /**
     * Starts without a refusal.
     *
     * @param appKeyRefused reports that the vendor refused the app key; called once for each key
     */
    BusinessReplies(
            PartnerSession session,
            Observers observers,
            Consumer<VendorReply> appKeyRefused,
            ReplyReader reader) {
        this.session = session;
        this.observers = observers;
        this.appKeyRefused = appKeyRefused;
        this.reader = reader;
    }

    /**
     * Drops the token if the vendor refused it. If the vendor refused the app key, the token is
     * dropped only if the key has changed. If the answer has no reason, the token is renewed and
     * serves meanwhile.
     *
     * @return the consequence for the token
     */
    TokenRefusal refused(HeaderPair used, int status, ErrorBody body) {
        VendorReply reply = body.reply(status);
        VendorCode meaning = reply.meaning();
        if (!observers.areAbsent()) {
            observers.tell(it -> it.callRefused(status, reply.code()));
        }
        if (meaning == VendorCode.LOCKED) {
            session.lockSeen();
            return TokenRefusal.NONE;
        }
        if (status != UNAUTHORIZED) {
            return TokenRefusal.NONE;
        }
        if (!reply.hasReason()) {
            session.suspect(used.token());
            return TokenRefusal.NONE;
        }
        if (meaning == VendorCode.INVALID_APP_KEY) {
            session.appKeyRefused(used.token());
            tell(used.appKey(), reply);
        }
        if (meaning == null || meaning.effect() != VendorCode.Effect.REJECTS_TOKEN) {
            return TokenRefusal.NONE;
        }
        return session.invalidate(used.token()) ? TokenRefusal.DROPPED : TokenRefusal.KEPT;
    }

    /** What the body of a refusal says. */
    ErrorBody error(String beginning) {
        return reader.error(beginning);
    }

    private void tell(String appKey, VendorReply reply) {
        if (!appKey.equals(told.getAndSet(appKey))) {
            appKeyRefused.accept(reply);
        }
    }
}
