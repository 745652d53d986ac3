package io.github.mpfinicity.core.result;

import io.github.mpfinicity.core.credentials.CredentialPart;
import io.github.mpfinicity.core.credentials.Rejection;
import io.github.mpfinicity.core.record.Attempts;
import io.github.mpfinicity.core.record.ReservationDenied;
import io.github.mpfinicity.core.record.Suspension;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The reason why a caller gets no token. */
public sealed interface Refusal extends TokenResult {
    @Override
    default <R> R match(Function<CachedToken, R> token, Function<Refusal, R> refusal) {
        return refusal.apply(this);
    }

    /** The same refusal, with the time that is left of its pause. */
    default Refusal asOfNow(Duration left) {
        return this;
    }

    /** Calls the method of this case. No case can be forgotten. */
    <R> R match(Cases<R> cases);

    /** One method for each case. */
    interface Cases<R> {
        R rejected(Rejected refusal);

        R superseded(Superseded refusal);

        R misconfigured(Misconfigured refusal);

        R suspended(Suspended refusal);

        R exhausted(Exhausted refusal);

        R unavailable(Unavailable refusal);

        R closed(Closed refusal);
    }

    /** The vendor rejected these credentials. They are not sent again. */
    record Rejected(Rejection rejection, Attempts attempts) implements Refusal {
        @Override
        public <R> R match(Cases<R> cases) {
            return cases.rejected(this);
        }
    }

    /** The vendor accepted a newer value of this part, so the older one is not sent. */
    record Superseded(CredentialPart part, Attempts attempts) implements Refusal {
        @Override
        public <R> R match(Cases<R> cases) {
            return cases.superseded(this);
        }
    }

    /** Settings are missing or impossible; nothing was sent. */
    record Misconfigured(List<String> problems) implements Refusal {
        @Override
        public <R> R match(Cases<R> cases) {
            return cases.misconfigured(this);
        }

        public Misconfigured {
            problems = List.copyOf(problems);
        }
    }

    /** Nothing is sent until an operator confirms that the account is not locked. */
    record Suspended(Suspension reason, Attempts attempts) implements Refusal {
        @Override
        public <R> R match(Cases<R> cases) {
            return cases.suspended(this);
        }
    }

    /** The budget is used up. Nothing is sent until an operator confirms. */
    record Exhausted(Attempts attempts) implements Refusal {
        @Override
        public <R> R match(Cases<R> cases) {
            return cases.exhausted(this);
        }
    }

    /**
     * The reason passes by itself.
     *
     * @param reason the kind of reason
     * @param detail for people; never a part of a request or an answer
     * @param code of the answer, also one that the table does not know; null without one
     * @param retryAfter the time in which no authentication is tried
     * @param attempts charged so far
     */
    record Unavailable(
            UnavailableReason reason,
            String detail,
            @Nullable String code,
            Duration retryAfter,
            Attempts attempts)
            implements Refusal {
        /** There was no answer, or it had no code. */
        public Unavailable(
                UnavailableReason reason, String detail, Duration retryAfter, Attempts attempts) {
            this(reason, detail, null, retryAfter, attempts);
        }

        @Override
        public <R> R match(Cases<R> cases) {
            return cases.unavailable(this);
        }

        @Override
        public Refusal asOfNow(Duration left) {
            return new Unavailable(reason, detail, code, left, attempts);
        }
    }

    /** The session was closed, as on undeploy. */
    record Closed() implements Refusal {
        @Override
        public <R> R match(Cases<R> cases) {
            return cases.closed(this);
        }
    }

    /** The refusal for callers, after the guard denied an attempt. */
    static Refusal of(ReservationDenied denied, Attempts attempts) {
        return denied.match(
                new ReservationDenied.Cases<>() {
                    @Override
                    public Refusal refused(ReservationDenied.Refused denied) {
                        return new Rejected(denied.rejection(), attempts);
                    }

                    @Override
                    public Refusal superseded(ReservationDenied.Superseded denied) {
                        return new Superseded(denied.part(), attempts);
                    }

                    @Override
                    public Refusal suspended(ReservationDenied.Suspended denied) {
                        return new Suspended(denied.reason(), attempts);
                    }

                    @Override
                    public Refusal exhausted(ReservationDenied.Exhausted denied) {
                        return new Exhausted(attempts);
                    }

                    @Override
                    public Refusal held(ReservationDenied.Held denied) {
                        return unavailable("another node authenticates", Duration.ZERO);
                    }

                    @Override
                    public Refusal paused(ReservationDenied.Paused denied) {
                        return unavailable(
                                "an attempt of another node, or of a process that ended, got no"
                                        + " usable answer",
                                denied.left());
                    }

                    private Refusal unavailable(String detail, Duration left) {
                        return new Unavailable(
                                UnavailableReason.OTHER_NODE, detail, left, attempts);
                    }

                    /**
                     * Only a change of the secret gets this denial, and it returns {@link
                     * ChangeResult.Unaffordable} instead.
                     */
                    @Override
                    public Refusal unaffordable(ReservationDenied.Unaffordable denied) {
                        return new Exhausted(attempts);
                    }
                });
    }
}
