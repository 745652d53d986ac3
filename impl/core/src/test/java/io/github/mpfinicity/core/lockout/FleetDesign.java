package io.github.mpfinicity.core.lockout;

import io.github.mpfinicity.core.lockout.FleetWorld.Node;
import io.github.mpfinicity.core.record.AttemptResult;
import io.github.mpfinicity.core.record.Decision;
import io.github.mpfinicity.core.record.Lease;
import io.github.mpfinicity.core.record.LockoutPolicy;
import io.github.mpfinicity.core.record.LockoutRecord;
import io.github.mpfinicity.core.record.Reservation;
import io.github.mpfinicity.core.record.SharedToken;
import io.github.mpfinicity.core.time.ManualClocks;
import io.github.mpfinicity.core.time.Moment;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The decisions as production takes them. Each subclass in {@link FleetMutants} is a simpler design
 * that somebody might think of; the search has to find what is wrong with it.
 */
class FleetDesign {
    private static final Moment ANY_MOMENT = new Moment(Instant.EPOCH, 0);

    private final LockoutPolicy policy;

    FleetDesign() {
        this(2);
    }

    /** Nodes that share a budget. */
    FleetDesign(int budget) {
        this.policy = new LockoutPolicy(budget, false);
    }

    int budget() {
        return policy.budget();
    }

    /** What a claim brought. */
    record Reserved(@Nullable Decision decision, LockoutRecord record) {}

    /**
     * Asks for an attempt.
     *
     * @param over whether this node has seen another's lease for long enough
     */
    Reserved reserveAttempt(FleetWorld world, Node node, String secret, boolean over) {
        LockoutRecord record = world.record();
        String id = id(world, node);
        var clocks = new ManualClocks();
        var observations = new Observations(clocks);
        Lease lease = record.cluster().lease();
        if (over && lease != null) {
            observations.left(lease);
        }
        clocks.advance(Duration.ofDays(1));
        if (lease != null && isOf(lease, node)) {
            observations.reserve(lease.holder());
        }
        var fingerprints =
                new ReserveAttempt.Presentable(FleetWorld.fingerprint(secret), null, null);
        var asked =
                new ReserveAttempt.Asked(
                        key(world),
                        id,
                        "",
                        salt -> fingerprints,
                        now -> find(now, node.epoch()),
                        Lease.taken(id, Lease.STANDARD));
        Records.Update<Decision> update =
                new ReserveAttempt(asked, policy, observations).apply(record, null);
        return new Reserved(update.result(), update.record());
    }

    /** A number tells which attempt began later. */
    private static String key(FleetWorld world) {
        return "key-" + world.named();
    }

    static String id(FleetWorld world, Node node) {
        return node.name() + "-" + world.named();
    }

    static boolean isOf(Lease lease, Node node) {
        return lease.holder().startsWith(node.name() + "-");
    }

    @Nullable SharedToken find(LockoutRecord record, long epoch) {
        return record.cluster().offers(epoch)
                ? new SharedToken("token", record.cluster().epoch(), ANY_MOMENT)
                : null;
    }

    LockoutRecord settle(LockoutRecord record, Reservation reservation, AttemptResult result) {
        return record.settle(reservation, result);
    }

    LockoutRecord age(LockoutRecord record, String id) {
        return record.age(List.of(id));
    }

    /** Whether only that is aged which can land no more. */
    boolean waitsBeforeAgeing() {
        return true;
    }

    /** Whether the store keeps what was written. */
    boolean isDurable() {
        return true;
    }

    @Override
    public String toString() {
        return getClass().getSimpleName();
    }
}
