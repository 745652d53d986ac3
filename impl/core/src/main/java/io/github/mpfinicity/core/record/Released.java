package io.github.mpfinicity.core.record;

/**
 * What the end of an attempt does to the lease of the node that made it. Pure.
 *
 * @param shared before that end
 * @param lease of that node
 * @param charged after that end
 */
record Released(Shared shared, Lease lease, long charged) implements Verdict.Cases<Shared> {
    @Override
    public Shared accepted(Verdict.Accepted verdict) {
        return free();
    }

    @Override
    public Shared changed(Verdict.Changed verdict) {
        return free();
    }

    @Override
    public Shared rejected(Verdict.Rejected verdict) {
        return free();
    }

    @Override
    public Shared unexplained(Verdict.Unexplained verdict) {
        return free();
    }

    @Override
    public Shared locked(Verdict.Locked verdict) {
        return free();
    }

    @Override
    public Shared counted(Verdict.Counted verdict) {
        return free();
    }

    /** The request may still land. */
    @Override
    public Shared unknown(Verdict.Unknown verdict) {
        return shared.with(Lease.unknown(lease.holder(), lease.length(), charged));
    }

    @Override
    public Shared notCounted(Verdict.NotCounted verdict) {
        return free();
    }

    /** The vendor asked for patience. */
    @Override
    public Shared turnedAway(Verdict.TurnedAway verdict) {
        return shared.with(Lease.pause(lease.holder(), verdict.pause()));
    }

    /** The next node may begin at once. */
    private Shared free() {
        return shared.with(null);
    }
}
