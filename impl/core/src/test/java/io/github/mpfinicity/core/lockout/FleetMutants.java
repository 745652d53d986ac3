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
        Claimed claim(FleetWorld world, Node node, String secret, boolean over) {
            Claimed claimed = super.claim(world, node, secret, over);
            LockoutRecord record = claimed.record();
            return claimed.decision() instanceof Reservation
                    ? new Claimed(claimed.decision(), record.with(world.record().charges()))
                    : claimed;
        }

        @Override
        LockoutRecord settle(LockoutRecord record, Reservation reservation, AttemptResult verdict) {
            LockoutRecord charged =
                    verdict instanceof AttemptResult.Rejected
                                    || verdict instanceof AttemptResult.Accepted
                            ? record.reserve(reservation.id(), reservation.print())
                            : record;
            return super.settle(charged, reservation, verdict);
        }
    }

    /** A success sets the counter to zero, whatever landed in the meantime. */
    static final class ResetOnSuccess extends FleetDesign {
        @Override
        LockoutRecord settle(LockoutRecord record, Reservation r, AttemptResult verdict) {
            long settled = record.charges().settled().counted();
            long definite = record.charges().definite().counted();
            var all =
                    new Reservation(
                            r.key(),
                            r.id(),
                            r.print(),
                            r.candidate(),
                            r.accepted(),
                            r.proven(),
                            settled,
                            definite,
                            r.epoch(),
                            r.lease());
            return super.settle(record, all, verdict);
        }
    }

    /** A refund counts down, also when it is repeated because the reply was lost. */
    static final class RefundTwice extends FleetDesign {
        @Override
        LockoutRecord settle(LockoutRecord record, Reservation reservation, AttemptResult verdict) {
            boolean again = !record.charges().open().contains(reservation.id());
            return verdict instanceof AttemptResult.NotCounted && again
                    ? lessOne(record)
                    : super.settle(record, reservation, verdict);
        }
    }

    /** Knows how many have no outcome and not which: an aged one is subtracted twice. */
    static final class CountOrphans extends FleetDesign {
        @Override
        LockoutRecord settle(LockoutRecord record, Reservation reservation, AttemptResult verdict) {
            boolean known = record.charges().open().contains(reservation.id());
            return known || verdict instanceof AttemptResult.Unknown
                    ? super.settle(record, reservation, verdict)
                    : super.settle(lessOne(record), reservation, verdict);
        }
    }

    /** An unknown outcome is given back. */
    static final class RefundUnknown extends FleetDesign {
        @Override
        LockoutRecord settle(LockoutRecord record, Reservation reservation, AttemptResult verdict) {
            boolean unknown = verdict instanceof AttemptResult.Unknown;
            return super.settle(
                    record, reservation, unknown ? new AttemptResult.NotCounted() : verdict);
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
        Claimed claim(FleetWorld world, Node node, String secret, boolean over) {
            LockoutRecord free = world.record().with(world.record().cluster().with(null));
            return super.claim(world.with(free), node, secret, over);
        }
    }

    /** Gives the lease back at once when no answer came. */
    static final class NoPause extends FleetDesign {
        @Override
        Claimed claim(FleetWorld world, Node node, String secret, boolean over) {
            Lease lease = world.record().cluster().lease();
            return super.claim(world, node, secret, over || (lease != null && lease.pause()));
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
    static final class LateGrant extends FleetDesign {
        @Override
        LockoutRecord settle(LockoutRecord record, Reservation r, AttemptResult verdict) {
            var newest =
                    new Reservation(
                            r.key(),
                            r.id(),
                            r.print(),
                            r.candidate(),
                            r.accepted(),
                            r.proven(),
                            r.settled(),
                            r.definite(),
                            record.cluster().epoch(),
                            r.lease());
            return super.settle(record, newest, verdict);
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
