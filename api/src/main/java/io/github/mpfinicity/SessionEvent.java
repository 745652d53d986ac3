package io.github.mpfinicity;

import java.time.Duration;
import java.time.Instant;

/**
 * Something that an operator may want to know of a partner's session. Fired as an asynchronous CDI
 * event:
 *
 * <pre>{@code
 * void refused(@ObservesAsync SessionEvent.Refused event) { pager.alert(event.reason()); }
 * }</pre>
 *
 * <p>Events carry no app key, no secret and no token.
 */
public sealed interface SessionEvent {
    /**
     * Whose session it was.
     *
     * @return the name of a {@link Partner}
     */
    String partner();

    /**
     * A new token is in use.
     *
     * @param partner whose session it was
     * @param requestedAt when it was asked for
     * @param renewAt from when it is replaced
     * @param expiresAt when it ends
     */
    record Renewed(String partner, Instant requestedAt, Instant renewAt, Instant expiresAt)
            implements SessionEvent {}

    /**
     * The vendor refused the credentials. They are not sent again until they change; calls fail
     * once the present token, if any, has ended.
     *
     * @param partner whose session it was
     * @param reason what was refused, and the setting to correct
     */
    record Refused(String partner, String reason) implements SessionEvent {}

    /**
     * An authentication failed for a reason that passes by itself.
     *
     * @param partner whose session it was
     * @param reason what happened
     * @param retryAfter no authentication is tried before that has gone by
     */
    record Suspended(String partner, String reason, Duration retryAfter) implements SessionEvent {}

    /**
     * The vendor has locked the partner's account. Nothing is sent any more.
     *
     * @param partner whose session it was
     * @param reason what the vendor said, and what to do
     */
    record Locked(String partner, String reason) implements SessionEvent {}

    /**
     * The vendor accepted another partner secret than before, and it is now in use. One that was
     * changed in the configuration counts as well as one changed by {@link
     * PartnerAccount#changeSecret}.
     *
     * @param partner whose session it was
     */
    record SecretChanged(String partner) implements SessionEvent {}

    /**
     * The vendor accepted another app key than before, and it is now in use.
     *
     * @param partner whose session it was
     */
    record AppKeyChanged(String partner) implements SessionEvent {}

    /**
     * The store had lost the record of attempts, or had an older one, and this process has written
     * back what it remembers. If all processes had ended, nobody would have remembered: find out
     * how the store could lose it.
     *
     * @param partner whose record it was
     */
    record RecordRestored(String partner) implements SessionEvent {}
}
