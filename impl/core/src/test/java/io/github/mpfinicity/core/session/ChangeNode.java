package io.github.mpfinicity.core.session;

import io.github.mpfinicity.AccountStatus.Activity;
import io.github.mpfinicity.GracePeriod;
import io.github.mpfinicity.PartnerCredentials;
import io.github.mpfinicity.PartnerSecret;
import io.github.mpfinicity.WritablePartnerCredentialsSource;
import io.github.mpfinicity.core.credentials.AuthenticationTarget;
import io.github.mpfinicity.core.credentials.CredentialPart;
import io.github.mpfinicity.core.lockout.LockoutLedger;
import io.github.mpfinicity.core.record.LockoutPolicy;
import io.github.mpfinicity.core.result.TokenResult;
import io.github.mpfinicity.core.store.PartnerStore;
import io.github.mpfinicity.core.vendor.Outcome;
import io.github.mpfinicity.core.vendor.PartnerGateway;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** A process of a {@link ChangeFleet} that can stop and end at each of its effects. */
final class ChangeNode {
    private static final SessionRules RULES =
            new SessionRules(
                    SessionRules.us().lifetime(),
                    SessionRules.us().renewAfter(),
                    Duration.ofMillis(1),
                    SessionRules.us().deadline());

    /** A node that waits for another one comes back within this time. */
    private static final Duration WAITS = Duration.ofSeconds(3);

    private final ChangeFleet fleet;
    private final ChangePlace place;
    private final WritablePartnerCredentialsSource keeper;
    private final PartnerSession session;
    private final Deque<Runnable> later = new ArrayDeque<>();
    private Fate change = Fate.ANSWERED;
    private Runnable meanwhile = () -> {};
    private int stopsAt;
    private int endsAt;
    private int points;
    private boolean ended;
    private boolean busy;
    private boolean atDeadline;
    private boolean parks;

    /** What happens to the request for a change on its way. */
    enum Fate {
        ANSWERED,
        ANSWER_LOST,
        REQUEST_LOST
    }

    /** The end of a process. */
    static final class Crash extends Error {
        private static final long serialVersionUID = 1L;
    }

    ChangeNode(ChangeFleet fleet, ChangePlace place) {
        this.fleet = fleet;
        this.place = place;
        this.keeper = place.keeperOf(this);
        var machine =
                new SessionPorts.Machine(
                        fleet.clocks, this::after, this::execute, () -> 0.5, () -> true);
        var ledger = new LockoutLedger(new Store(), LockoutPolicy.standard(), fleet.clocks);
        var ports = new SessionPorts(this::read, ledger, new NoOpListener(), machine);
        this.session = new PartnerSession(RULES, ports);
    }

    ChangeNode changing(Fate fate) {
        change = fate;
        return this;
    }

    /** At that point, counted from now on, others act. */
    ChangeNode stoppingAt(int point, Runnable others) {
        points = 0;
        stopsAt = point;
        meanwhile = others;
        return this;
    }

    /** At that point, counted from now on, it ends; 0 is never. */
    ChangeNode endingAt(int point) {
        points = 0;
        endsAt = point;
        return this;
    }

    /** True if it came to that point. */
    boolean passed(int point) {
        return points >= point;
    }

    /** From now on it reaches nothing outside itself. */
    void end() {
        ended = true;
    }

    boolean isEnded() {
        return ended;
    }

    /** The answer of a caller that does not wait; null if it would have to. */
    @Nullable TokenResult ask() {
        var answer = session.currentAsync().toCompletableFuture();
        return answer.isDone() ? answer.join() : null;
    }

    /** The answer to an operator, who is turned away by a run that waits for another node. */
    void changeSecret(String next, GracePeriod grace) {
        if (session.status().activity() == Activity.IN_FLIGHT) {
            return;
        }
        parks = true;
        session.changeSecret(PartnerSecret.of(next), grace);
        parks = false;
        Thread.interrupted();
    }

    void confirmUnlocked() {
        session.confirmUnlocked();
    }

    void around(Runnable effect) {
        around(
                () -> {
                    effect.run();
                    return true;
                });
    }

    private boolean around(BooleanSupplier effect) {
        point();
        boolean result = effect.getAsBoolean();
        point();
        return result;
    }

    private void point() {
        points++;
        if (points == stopsAt && !ended) {
            meanwhile.run();
        }
        ended |= points == endsAt;
        if (ended) {
            throw new Crash();
        }
    }

    private CredentialsReader.Reading read() {
        String pending = place.pending();
        var secret = pending == null ? null : PartnerSecret.of(pending);
        var target = new AuthenticationTarget(ChangeFleet.ORIGIN, keeper.credentials(), secret);
        point();
        return new CredentialsReader.Found(target, new Gateway(), keeper, "");
    }

    /** A thread of its own would wait for the turn: its task runs when the one before is over. */
    private void execute(Runnable task) {
        if (busy && !atDeadline) {
            later.add(task);
            return;
        }
        boolean before = busy;
        busy = true;
        try {
            task.run();
        } finally {
            busy = before;
        }
        while (!busy && !later.isEmpty()) {
            execute(later.remove());
        }
    }

    /** Nobody waits while one thread plays all: an operator who would is interrupted. */
    private Runnable after(Duration delay, Runnable task) {
        if (parks && delay.compareTo(WAITS) < 0) {
            Thread.currentThread().interrupt();
        }
        return fleet.timer.after(delay, delay.equals(RULES.deadline()) ? () -> ends(task) : task);
    }

    private void ends(Runnable atItsDeadline) {
        atDeadline = true;
        atItsDeadline.run();
        atDeadline = false;
    }

    private final class Store implements PartnerStore {
        @Override
        public @Nullable String read(String key) {
            return fleet.read(key);
        }

        @Override
        public boolean compareAndSet(String key, @Nullable String expected, String next) {
            return around(() -> fleet.compareAndSet(key, expected, next));
        }

        @Override
        public boolean outlivesProcess() {
            // Fingerprints need not be slow here.
            return false;
        }
    }

    private final class Gateway implements PartnerGateway {
        @Override
        public Outcome authenticate(PartnerCredentials credentials) {
            String secret = credentials.partnerSecret().value();
            boolean accepted = sent(secret, () -> fleet.arrives(secret));
            return accepted ? new Outcome.Accepted("token-" + fleet.requests()) : refused();
        }

        @Override
        public Outcome changeSecret(PartnerCredentials now, PartnerSecret next, GracePeriod grace) {
            String secret = now.partnerSecret().value();
            boolean accepted =
                    sent(secret, () -> change == Fate.REQUEST_LOST || changes(secret, next, grace));
            Outcome outcome = accepted ? new Outcome.Changed() : refused();
            return change == Fate.ANSWERED
                    ? outcome
                    : fleet.mistake.answering(new Outcome.Unknown("lost"));
        }

        private boolean changes(String secret, PartnerSecret next, GracePeriod grace) {
            boolean accepted = fleet.arrives(secret);
            if (accepted) {
                fleet.changes(next.value(), grace);
            }
            return accepted;
        }

        private boolean sent(String secret, BooleanSupplier request) {
            fleet.presented(secret);
            try {
                return around(request);
            } finally {
                fleet.answered();
            }
        }

        private static Outcome refused() {
            return new Outcome.Rejected(CredentialPart.PARTNER_SECRET, 401, "10001");
        }
    }
}
