package io.github.mpfinicity.core.record;

import io.github.mpfinicity.core.credentials.CredentialPart;
import io.github.mpfinicity.core.credentials.Rejection;
import java.time.Duration;

/** The reason why an attempt is not permitted. */
public sealed interface ReservationDenied extends Decision {
    @Override
    default <R> R match(Decision.Cases<R> cases) {
        return cases.denied(this);
    }

    /** Calls the method of this case. No case can be forgotten. */
    <R> R match(Cases<R> cases);

    /** One method for each case. */
    interface Cases<R> {
        R refused(Refused denied);

        R superseded(Superseded denied);

        R suspended(Suspended denied);

        R exhausted(Exhausted denied);

        R held(Held denied);

        R paused(Paused denied);

        R unaffordable(Unaffordable denied);
    }

    /** The vendor refused this part before. */
    record Refused(Rejection rejection) implements ReservationDenied {
        @Override
        public <R> R match(Cases<R> cases) {
            return cases.refused(this);
        }
    }

    /** This part worked until the vendor accepted another in its place. */
    record Superseded(CredentialPart part) implements ReservationDenied {
        @Override
        public <R> R match(Cases<R> cases) {
            return cases.superseded(this);
        }
    }

    /** The vendor has locked the account, or the record cannot be trusted. */
    record Suspended(Suspension reason) implements ReservationDenied {
        @Override
        public <R> R match(Cases<R> cases) {
            return cases.suspended(this);
        }
    }

    /** The budget is used up. One more failure could lock the account. */
    record Exhausted() implements ReservationDenied {
        @Override
        public <R> R match(Cases<R> cases) {
            return cases.exhausted(this);
        }
    }

    /** Another node authenticates. Its token will serve here, too. */
    record Held() implements ReservationDenied {
        @Override
        public <R> R match(Cases<R> cases) {
            return cases.held(this);
        }
    }

    /** All nodes wait for so long after another node's attempt. */
    record Paused(Duration left) implements ReservationDenied {
        @Override
        public <R> R match(Cases<R> cases) {
            return cases.paused(this);
        }
    }

    /** A change of the secret can cost three attempts, and fewer are left. */
    record Unaffordable() implements ReservationDenied {
        @Override
        public <R> R match(Cases<R> cases) {
            return cases.unaffordable(this);
        }
    }
}
