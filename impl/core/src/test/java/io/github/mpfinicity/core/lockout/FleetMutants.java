package io.github.mpfinicity.core.lockout;

import io.github.mpfinicity.core.lockout.FleetWorld.Node;
import io.github.mpfinicity.core.record.AttemptResult;
import io.github.mpfinicity.core.record.Charges;
import io.github.mpfinicity.core.record.FailureCount;
import io.github.mpfinicity.core.record.Lease;
import io.github.mpfinicity.core.record.LockoutRecord;
import io.github.mpfinicity.core.record.Reservation;
import io.github.mpfinicity.core.record.SharedToken;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Simpler designs of a fleet, each wrong in its own way. */
final class FleetMutants {
    private FleetMutants() {}

    /** Charges when the rejection comes back. */
    static final class ChargeAfter extends FleetDesign {
        @Override
        Reserved reserveAttempt(FleetWorld world, Node node, String secret, boolean over) {
            Reserved reserved = super.reserveAttempt(world, node, secret, over);
            LockoutRecord record = reserved.record();
            return reserved.decision() instanceof Reservation
                    ? new Reserved(reserved.decision(), record.with(world.record().charges()))
                    : reserved;
        }

        @Override
        LockoutRecord settle(LockoutRecord record, Reservation reservation, AttemptResult result) {
            LockoutRecord charged =
                    result instanceof AttemptResult.Rejected
                                    || result instanceof AttemptResult.Accepted
                            ? record.reserve(reservation.id(), reservation.fingerprint())
                            : record;
            return super.settle(charged, reservation, result);
        }
    }

    /** A success sets the counter to zero, whatever landed in the meantime. */
    static final class ResetOnSuccess extends FleetDesign {
        @Override
        LockoutRecord settle(LockoutRecord record, Reservation r, AttemptResult result) {
            long settled = record.charges().settled().counted();
            long definite = record.charges().definite().counted();
            var all =
                    new Reservation(
                            r.key(),
                            r.id(),
                            r.fingerprint(),
                            r.presented(),
                            r.accepted(),
                            r.proven(),
                            settled,
                            definite,
                            r.epoch(),
                            r.lease());
            return super.settle(record, all, result);
        }
    }

    /** A refund counts down, also when it is repeated because the reply was lost. */
    static final class RefundTwice extends FleetDesign {
        @Override
        LockoutRecord settle(LockoutRecord record, Reservation reservation, AttemptResult result) {
            boolean again = !record.charges().open().contains(reservation.id());
            return result instanceof AttemptResult.NotCounted && again
                    ? lessOne(record)
                    : super.settle(record, reservation, result);
        }
    }

    /** Knows how many have no outcome and not which: an aged one is subtracted twice. */
    static final class CountOrphans extends FleetDesign {
        @Override
        LockoutRecord settle(LockoutRecord record, Reservation reservation, AttemptResult result) {
            boolean known = record.charges().open().contains(reservation.id());
            return known || result instanceof AttemptResult.Unknown
                    ? super.settle(record, reservation, result)
                    : super.settle(lessOne(record), reservation, result);
        }
    }

    /** An unknown outcome is given back. */
    static final class RefundUnknown extends FleetDesign {
        @Override
        LockoutRecord settle(LockoutRecord record, Reservation reservation, AttemptResult result) {
            boolean unknown = result instanceof AttemptResult.Unknown;
            return super.settle(
                    record, reservation, unknown ? new AttemptResult.NotCounted() : result);
        }
    }

    /** Ages what may still land. */
    static final class AgeTooEarly extends FleetDesign {
        @Override
        boolean waitsBeforeAgeing() {
            return false;
        }
    }

    /** Keeps the record in memory that dies with the nodes. */
    static final class StoreForgets extends FleetDesign {
        @Override
        boolean isDurable() {
            return false;
        }
    }

    /** Charges, and leaves it at that: no lease. */
    static final class NoLease extends FleetDesign {
        @Override
        Reserved reserveAttempt(FleetWorld world, Node node, String secret, boolean over) {
            LockoutRecord free = world.record().with(world.record().cluster().with(null));
            return super.reserveAttempt(world.with(free), node, secret, over);
        }
    }

    /** Gives the lease back at once when no answer came. */
    static final class NoPause extends FleetDesign {
        @Override
        Reserved reserveAttempt(FleetWorld world, Node node, String secret, boolean over) {
            Lease lease = world.record().cluster().lease();
            return super.reserveAttempt(
                    world, node, secret, over || (lease != null && lease.pause()));
        }
    }

    /** Renews without looking whether somebody else has. */
    static final class RenewEach extends FleetDesign {
        @Override
        @Nullable SharedToken find(LockoutRecord record, long epoch) {
            return null;
        }
    }

    /** Takes whatever token there is, also the one that is complained about. */
    static final class AdoptAny extends FleetDesign {
        @Override
        @Nullable SharedToken find(LockoutRecord record, long epoch) {
            return super.find(record, -1);
        }
    }

    /** A late success counts as the newest. */
    static final class LateToken extends FleetDesign {
        @Override
        LockoutRecord settle(LockoutRecord record, Reservation r, AttemptResult result) {
            var newest =
                    new Reservation(
                            r.key(),
                            r.id(),
                            r.fingerprint(),
                            r.presented(),
                            r.accepted(),
                            r.proven(),
                            r.settled(),
                            r.definite(),
                            record.cluster().epoch(),
                            r.lease());
            return super.settle(record, newest, result);
        }
    }

    private static LockoutRecord lessOne(LockoutRecord record) {
        Charges charges = record.charges();
        FailureCount all = charges.settled();
        if (!charges.open().isEmpty()) {
            var fewer = charges.open().subList(1, charges.open().size());
            return record.with(new Charges(all, charges.definite(), fewer, List.of()));
        }
        long cleared = Math.min(all.counted(), all.cleared() + 1);
        var less = new FailureCount(all.counted(), cleared);
        return record.with(new Charges(less, charges.definite(), charges.open(), List.of()));
    }
}
