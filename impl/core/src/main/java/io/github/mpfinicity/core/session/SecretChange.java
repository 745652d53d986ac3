package io.github.mpfinicity.core.session;

import io.github.mpfinicity.GracePeriod;
import io.github.mpfinicity.PartnerSecret;
import io.github.mpfinicity.core.result.ChangeResult;
import io.github.mpfinicity.core.result.Refusal;
import io.github.mpfinicity.core.result.TokenResult;
import org.jspecify.annotations.Nullable;

/** A change of the secret that a run makes before it authenticates, and its progress. */
final class SecretChange {
    private final PartnerSecret next;
    private final GracePeriod grace;

    private volatile boolean sent;
    private volatile boolean inDoubt;
    private volatile boolean changed;
    private volatile @Nullable ChangeResult decided;

    SecretChange(PartnerSecret next, GracePeriod grace) {
        this.next = next;
        this.grace = grace;
    }

    PartnerSecret next() {
        return next;
    }

    GracePeriod grace() {
        return grace;
    }

    /** True if the run has only to authenticate. */
    boolean isOver() {
        return sent || decided != null;
    }

    /** From now on the vendor may have made the change. */
    void sent() {
        inDoubt = true;
        sent = true;
    }

    /** The vendor cannot have made the change. */
    void notMade() {
        inDoubt = false;
    }

    /** The vendor said yes. */
    void changed() {
        changed = true;
    }

    /** Sets the end of the change, whatever the rest of the run brings. */
    void decide(ChangeResult result) {
        decided = result;
    }

    /** The end of the change, given the end of the run. */
    ChangeResult result(TokenResult completed) {
        ChangeResult known = decided;
        if (known != null) {
            return known;
        }
        return completed.match(
                token -> changed ? new ChangeResult.Done() : ended(new Refusal.Closed()),
                this::ended);
    }

    private ChangeResult ended(Refusal why) {
        if (changed) {
            return new ChangeResult.Unverified(why);
        }
        // The run of a caller that waits no longer goes on, and may send the change yet.
        boolean open = inDoubt || BlockingWait.ended(why);
        return open ? new ChangeResult.InDoubt(why) : new ChangeResult.Failed(why);
    }

    @Override
    public String toString() {
        return "SecretChange";
    }
}
