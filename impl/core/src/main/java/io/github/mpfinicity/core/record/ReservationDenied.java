package io.github.mpfinicity.core.record;

import io.github.mpfinicity.core.credentials.CredentialPart;
import io.github.mpfinicity.core.credentials.Rejection;
import java.time.Duration;

/** Why an attempt is not permitted. */
public sealed interface ReservationDenied extends Decision {
    @Override
    default <R> R match(Decision.Cases<R> cases) {
        return cases.denied(this);
    }

    /** The reading of this kind. There is no other way out, so no kind can be forgotten. */
    <R> R match(Cases<R> cases);

    /** What each kind means to somebody. */
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

    /** One more failure could be too many. */
    record Exhausted() implements ReservationDenied {
        @Override
        public <R> R match(Cases<R> cases) {
            return cases.exhausted(this);
        }
    }

    /** Another node authenticates: wait for its token. */
    record Held() implements ReservationDenied {
        @Override
        public <R> R match(Cases<R> cases) {
            return cases.held(this);
        }
    }

    /** Another node's attempt ended in a way that asks all nodes for patience, for so long. */
    record Paused(Duration left) implements ReservationDenied {
        @Override
        public <R> R match(Cases<R> cases) {
            return cases.paused(this);
        }
    }

    /** A change of the secret can cost three attempts, and not all of those are left. */
    record Unaffordable() implements ReservationDenied {
        @Override
        public <R> R match(Cases<R> cases) {
            return cases.unaffordable(this);
        }
    }
}
