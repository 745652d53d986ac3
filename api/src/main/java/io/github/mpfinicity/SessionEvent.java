package io.github.mpfinicity;

import io.github.mpfinicity.AccountStatus.Reason;
import java.time.Duration;
import java.time.Instant;

/**
 * An event of a partner's session for operators. The library fires it as an asynchronous CDI event:
 *
 * <pre>{@code
 * void refused(@ObservesAsync SessionEvent.Refused event) { pager.alert(event.reason().sentence()); }
 * }</pre>
 *
 * <p>Events carry no app key, no secret and no token.
 *
 * @since 1.0
 */
public sealed interface SessionEvent {
    /** {@return the name of the {@link Partner} whose session it was} */
    String partner();

    /**
     * A new token is in use.
     *
     * @param partner the name of the partner
     * @param requestedAt the moment before the request for the token was sent
     * @param renewAt the moment from which a replacement is fetched
     * @param expiresAt the moment when the token ends
     */
    record Renewed(String partner, Instant requestedAt, Instant renewAt, Instant expiresAt)
            implements SessionEvent {}

    /**
     * Somebody has to act before the library authenticates again: the vendor rejected the
     * credentials, the lockout guard stopped, or a setting is missing or impossible. Calls fail
     * once the present token, if any, has ended.
     *
     * @param partner the name of the partner
     * @param reason what happened, and the setting to correct
     */
    record Refused(String partner, Reason reason) implements SessionEvent {}

    /**
     * An authentication failed for a reason that passes by itself.
     *
     * @param partner the name of the partner
     * @param reason what happened
     * @param retryAfter the time for which the library tries no authentication
     */
    record Suspended(String partner, Reason reason, Duration retryAfter) implements SessionEvent {}

    /**
     * The vendor has locked the partner's account. The library sends no further authentication.
     *
     * @param partner the name of the partner
     * @param reason what the vendor said, and what to do
     */
    record Locked(String partner, Reason reason) implements SessionEvent {}

    /**
     * The vendor accepted another partner secret than before, and it is now in use. The event is
     * fired for a secret that was changed in the configuration and for one changed by {@link
     * PartnerAccount#changeSecret}.
     *
     * @param partner the name of the partner
     */
    record SecretChanged(String partner) implements SessionEvent {}

    /**
     * The vendor accepted another app key than before, and it is now in use.
     *
     * @param partner the name of the partner
     */
    record AppKeyChanged(String partner) implements SessionEvent {}

    /**
     * The store had lost the record of attempts, or had an older one, and this process has written
     * back the record that it remembers. If no process had remembered the record, it would be lost:
     * find out how the store could lose it.
     *
     * @param partner the name of the partner
     */
    record RecordRestored(String partner) implements SessionEvent {}
}
