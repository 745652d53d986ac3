package io.github.mpfinicity.core.record;

import static java.util.Objects.requireNonNull;

import org.jspecify.annotations.Nullable;

/**
 * What nodes share beside the count.
 *
 * @param epoch how many tokens there were: a greater one is newer, whatever clocks say
 * @param grant the token of that epoch; null if there was none, or the store had no room for it
 * @param lease of the node that may authenticate; null if nobody does, or the store has turns
 */
public record Shared(long epoch, @Nullable Grant grant, @Nullable Lease lease) {
    static final Shared NONE = new Shared(0, null, null);

    /** Whether there is a token for somebody who had, or complains about, that epoch. */
    public boolean offers(long newerThan) {
        return grant != null && epoch > newerThan;
    }

    public Shared with(@Nullable Lease next) {
        return new Shared(epoch, grant, next);
    }

    /** The epoch stays: the token that nobody can have from here is the newest all the same. */
    public Shared withoutGrant() {
        return new Shared(epoch, null, lease);
    }

    /**
     * After the end of an attempt. Doing it twice changes nothing.
     *
     * @param member whether that end was not known yet
     * @param charged after it
     */
    Shared settled(Reservation reservation, Verdict verdict, boolean member, long charged) {
        Shared released = released(reservation, verdict, charged);
        return member && verdict instanceof Verdict.Accepted accepted
                ? released.accepted(reservation, accepted.grant())
                : released;
    }

    private Shared released(Reservation reservation, Verdict verdict, long charged) {
        boolean held = lease != null && !lease.pause() && lease.holder().equals(reservation.id());
        return held ? verdict.match(new Released(this, requireNonNull(lease), charged)) : this;
    }

    private Shared accepted(Reservation reservation, @Nullable Grant next) {
        // A holder that lost its lease comes late: others have a newer token by now.
        boolean newest = next != null && epoch == reservation.epoch();
        return newest ? new Shared(epoch + 1, next, lease) : this;
    }
}
