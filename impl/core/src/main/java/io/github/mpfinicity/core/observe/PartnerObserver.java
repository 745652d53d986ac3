package io.github.mpfinicity.core.observe;

import io.github.mpfinicity.core.vendor.Outcome;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Is told of everything about one partner that can be counted or timed. The methods are called on
 * threads of callers and of the library, at the same time, and with no lock held. They must return
 * at once. The library ignores what they throw. No argument holds a secret, a token or a hash of
 * one.
 *
 * <p>A caller who finds a fresh token tells nobody.
 */
public interface PartnerObserver {
    /** The kinds of requests that the vendor counts. */
    enum AttemptKind {
        /** A request for a token. */
        AUTHENTICATION,
        /** A request to change the partner secret. */
        SECRET_CHANGE
    }

    /** The ways to a new token. */
    enum TokenOrigin {
        /** This node authenticated. */
        AUTHENTICATED,
        /** Another node authenticated, and its token came through the store. */
        SHARED
    }

    /** The ends of a repetition after a token was refused. */
    enum Repetition {
        /** The call was sent again, with another token. */
        SENT,
        /** The caller got the first answer: the call cannot be sent again unchanged. */
        NOT_REPEATABLE,
        /** The caller got the first answer, or the reason why there was no other token. */
        NO_TOKEN
    }

    /** The operations of a store. */
    enum StoreOperation {
        /** Reads the record. */
        READ,
        /** Replaces the record if nobody else did. */
        COMPARE_AND_SET,
        /** Waits for the turn to authenticate. */
        LOCK
    }

    /** The ends of a store's operation. */
    enum StoreResult {
        /** The operation was done. */
        DONE,
        /** Another process was faster: the operation is tried again. */
        LOST_RACE,
        /** The store failed. */
        FAILED
    }

    /** The results of verifying a webhook. */
    enum WebhookResult {
        /** A configured secret signed it. */
        ACCEPTED,
        /** The signature is absent, malformed or of no configured secret. */
        REFUSED,
        /** The body is longer than allowed. */
        TOO_LARGE
    }

    /**
     * A request to the vendor is about to be sent.
     *
     * @param run the number of the authentication that callers wait for; one run may send more than
     *     one request
     * @param origin of the vendor, as {@code https://host} or {@code https://host:port}
     */
    void attemptStarted(long run, AttemptKind kind, String origin);

    /**
     * That request has ended, and its end is in the record.
     *
     * @param outcome without the token, if it brought one; it knows the code of the answer
     * @param took from just before the request was sent
     */
    void attemptEnded(long run, AttemptKind kind, Outcome outcome, Duration took);

    /** A new token is in use. */
    void tokenRenewed(TokenOrigin origin);

    /** An authentication did not lead to a token, and the session's activity may have changed. */
    void refused();

    /** The vendor accepted another secret than before. */
    void secretChanged();

    /** The vendor accepted another app key than before. */
    void appKeyChanged();

    /**
     * A caller who needs a token begins to wait for that run. Called on the caller's thread, before
     * it parks, or goes away with a stage.
     */
    void waitStarted(long run);

    /**
     * That caller waits no longer. Called on the same thread; of a stage, on the thread that
     * completes it.
     */
    void waitEnded(long run, Duration waited, boolean gotToken);

    /**
     * The vendor refused a call of the application with a status from 400 on. Called when the
     * beginning of the body is known, which may be no earlier than when the body is closed.
     *
     * @param code as the vendor sent it; null if there was none. The table may not know it, so an
     *     observer that counts by code looks it up
     */
    void callRefused(int status, @Nullable String code);

    /** A call whose token was refused has been repeated, or not. */
    void callRepeated(Repetition how);

    /** A store's operation has ended. */
    void storeOperationEnded(StoreOperation operation, StoreResult result, Duration took);

    /** A webhook was verified. */
    void webhookVerified(WebhookResult result);
}
