package io.github.mpfinicity.core.session;

import static java.util.Objects.requireNonNull;

import io.github.mpfinicity.GracePeriod;
import io.github.mpfinicity.PartnerSecret;
import io.github.mpfinicity.core.result.ChangeResult;
import io.github.mpfinicity.core.result.Refusal;
import io.github.mpfinicity.core.result.TokenResult;
import io.github.mpfinicity.core.result.UnavailableReason;
import io.github.mpfinicity.core.time.Moment;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** The actions of an operator. They park the operator's thread and no other. */
final class OperatorActions {
    private final SessionRules rules;
    private final SessionPorts ports;
    private final SessionInputs inputs;
    private final BlockingWait blockingWait;

    OperatorActions(SessionRules rules, SessionPorts ports, SessionInputs inputs) {
        this.rules = rules;
        this.ports = ports;
        this.inputs = inputs;
        this.blockingWait = new BlockingWait(ports);
    }

    ChangeResult changeSecret(PartnerSecret next, GracePeriod grace) {
        List<String> broken = next.brokenRules();
        if (!broken.isEmpty()) {
            return new ChangeResult.AgainstPolicy(broken);
        }
        var change = new SecretChange(next, grace);
        Moment until = now().plus(rules.longestWait());
        while (true) {
            Transition transition =
                    inputs.input(new SessionInput.ChangeAsked(change, ports.ledger().attempts()));
            if (transition.start() != null) {
                return change.result(blockingWait.join(transition.start(), longestChange()));
            }
            Control.Authenticating other = transition.state().control().authenticating();
            if (other == null) {
                Refusal why = transition.state().control().refusal(now());
                return new ChangeResult.Failed(requireNonNull(why, "idle, but no run starts"));
            }
            TokenResult answer = blockingWait.join(other.inFlight(), until.since(now()));
            if (BlockingWait.ended(answer)) {
                return new ChangeResult.Failed((Refusal) answer);
            }
        }
    }

    /**
     * The longest time of a change: the request, the authentication after it, and the wait for the
     * turn.
     */
    private Duration longestChange() {
        return rules.deadline().multipliedBy(2).plus(rules.longestWait());
    }

    @Nullable Refusal confirmUnlocked() {
        var confirming = new Confirming();
        try {
            ports.machine().executor().execute(confirming);
        } catch (RuntimeException e) {
            // The application has ended, so there is nothing to confirm.
            return new Refusal.Closed();
        } catch (Throwable e) {
            return unavailable(
                    UnavailableReason.CREDENTIALS_UNREADABLE, "no thread could be had for it");
        }
        return confirming.await(rules.deadline().plus(rules.longestWait()));
    }

    private Refusal unavailable(UnavailableReason reason, String detail) {
        return new Refusal.Unavailable(reason, detail, Duration.ZERO, ports.ledger().attempts());
    }

    private Moment now() {
        return ports.machine().clocks().now();
    }

    /** A confirmation that a thread of the library writes to the record. */
    private final class Confirming implements Runnable {
        private final CompletableFuture<Optional<Refusal>> done = new CompletableFuture<>();
        private volatile boolean reading = true;
        private volatile boolean givenUp;

        @Override
        public void run() {
            try {
                done.complete(Optional.ofNullable(confirm()));
            } catch (Throwable e) {
                done.completeExceptionally(e);
            }
        }

        private @Nullable Refusal confirm() {
            CredentialsReader.Reading read = ports.credentials().read();
            CredentialsReader.Found found = read.found();
            if (found == null) {
                return new Refusal.Misconfigured(read.problems());
            }
            reading = false;
            if (!givenUp) {
                ports.ledger().confirm(found.target());
                inputs.input(new SessionInput.Confirmed());
            }
            return null;
        }

        /**
         * The refusal that names the part that hangs; null if the confirmation was written in time.
         */
        @Nullable Refusal await(Duration longest) {
            try {
                return done.get(longest.toNanos(), TimeUnit.NANOSECONDS).orElse(null);
            } catch (TimeoutException e) {
                givenUp = true;
                return hanging("no end within " + longest + ": ");
            } catch (InterruptedException e) {
                givenUp = true;
                Thread.currentThread().interrupt();
                return unavailable(
                        UnavailableReason.WAIT_ENDED, "the calling thread was interrupted");
            } catch (ExecutionException e) {
                throw e.getCause() instanceof RuntimeException why
                        ? why
                        : new IllegalStateException(e.getCause());
            }
        }

        private Refusal hanging(String end) {
            return reading
                    ? unavailable(
                            UnavailableReason.CREDENTIALS_UNREADABLE,
                            end + ports.credentials().name() + " does not answer")
                    : unavailable(
                            UnavailableReason.RECORD_UNAVAILABLE,
                            end + "the store does not answer; the account may still be confirmed");
        }
    }
}
