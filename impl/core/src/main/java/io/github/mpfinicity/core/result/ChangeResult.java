package io.github.mpfinicity.core.result;

import io.github.mpfinicity.core.record.Attempts;
import java.util.List;

/** The end of a change of the secret. */
public sealed interface ChangeResult {
    /** The new secret is in use. */
    record Done() implements ChangeResult {}

    /** The new secret breaks the vendor's rules, so nothing was sent. */
    record AgainstPolicy(List<String> rules) implements ChangeResult {
        public AgainstPolicy {
            rules = List.copyOf(rules);
        }
    }

    /** The source of the credentials is read-only, so nothing was sent. */
    record ReadOnly() implements ChangeResult {}

    /** The new secret could not be kept, so nothing was sent. */
    record NotKept(String detail) implements ChangeResult {}

    /** A change can cost three attempts and fewer are left, so nothing was sent. */
    record Unaffordable(Attempts attempts) implements ChangeResult {}

    /** An earlier change was not settled. This run tried to settle it instead. */
    record NotKnown() implements ChangeResult {}

    /** The vendor does not take the new secret. The old one stays in force. */
    record Refused(int status, String code) implements ChangeResult {}

    /** The vendor may have made the change. Both secrets are kept and will be tried. */
    record InDoubt(Refusal why) implements ChangeResult {}

    /** The vendor made the change, and no authentication has succeeded with the new secret yet. */
    record Unverified(Refusal why) implements ChangeResult {}

    /** The change was not made. */
    record Failed(Refusal why) implements ChangeResult {}
}
