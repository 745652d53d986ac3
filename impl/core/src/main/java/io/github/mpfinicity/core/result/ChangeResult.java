package io.github.mpfinicity.core.result;

import io.github.mpfinicity.core.record.Attempts;
import java.util.List;

/** The end of a change of the secret. */
public sealed interface ChangeResult {
    /** Calls the method of this case. No case can be forgotten. */
    <R> R match(Cases<R> cases);

    /** One method for each case. */
    interface Cases<R> {
        R done(Done result);

        R againstPolicy(AgainstPolicy result);

        R readOnly(ReadOnly result);

        R notKept(NotKept result);

        R unaffordable(Unaffordable result);

        R notKnown(NotKnown result);

        R refused(Refused result);

        R inDoubt(InDoubt result);

        R unverified(Unverified result);

        R failed(Failed result);
    }

    /** The new secret is in use. */
    record Done() implements ChangeResult {
        @Override
        public <R> R match(Cases<R> cases) {
            return cases.done(this);
        }
    }

    /** The new secret breaks the vendor's rules, so nothing was sent. */
    record AgainstPolicy(List<String> rules) implements ChangeResult {
        @Override
        public <R> R match(Cases<R> cases) {
            return cases.againstPolicy(this);
        }

        public AgainstPolicy {
            rules = List.copyOf(rules);
        }
    }

    /** The source of the credentials is read-only, so nothing was sent. */
    record ReadOnly() implements ChangeResult {
        @Override
        public <R> R match(Cases<R> cases) {
            return cases.readOnly(this);
        }
    }

    /** The new secret could not be kept, so nothing was sent. */
    record NotKept(String detail) implements ChangeResult {
        @Override
        public <R> R match(Cases<R> cases) {
            return cases.notKept(this);
        }
    }

    /** A change can cost three attempts and fewer are left, so nothing was sent. */
    record Unaffordable(Attempts attempts) implements ChangeResult {
        @Override
        public <R> R match(Cases<R> cases) {
            return cases.unaffordable(this);
        }
    }

    /** An earlier change was not settled. This run tried to settle it instead. */
    record NotKnown() implements ChangeResult {
        @Override
        public <R> R match(Cases<R> cases) {
            return cases.notKnown(this);
        }
    }

    /** The vendor does not take the new secret. The old one stays in force. */
    record Refused(int status, String code) implements ChangeResult {
        @Override
        public <R> R match(Cases<R> cases) {
            return cases.refused(this);
        }
    }

    /** The vendor may have made the change. Both secrets are kept and will be tried. */
    record InDoubt(Refusal why) implements ChangeResult {
        @Override
        public <R> R match(Cases<R> cases) {
            return cases.inDoubt(this);
        }
    }

    /** The vendor made the change, and no authentication has succeeded with the new secret yet. */
    record Unverified(Refusal why) implements ChangeResult {
        @Override
        public <R> R match(Cases<R> cases) {
            return cases.unverified(this);
        }
    }

    /** The change was not made. */
    record Failed(Refusal why) implements ChangeResult {
        @Override
        public <R> R match(Cases<R> cases) {
            return cases.failed(this);
        }
    }
}
