package io.github.mpfinicity.core.session;

import io.github.mpfinicity.GracePeriod;
import io.github.mpfinicity.PartnerSecret;
import org.jspecify.annotations.Nullable;

/** What a flight is to do before it authenticates, and how far that has come. */
final class SecretChange {
    private final PartnerSecret next;
    private final GracePeriod grace;

    private volatile boolean sent;
    private volatile boolean open;
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

    /** Whether the flight has only to authenticate any more. */
    boolean isOver() {
        return sent || decided != null;
    }

    void sent() {
        sent = true;
    }

    /** The answer does not tell whether the vendor made the change. */
    void leftOpen() {
        open = true;
    }

    /** The vendor said yes. */
    void changed() {
        changed = true;
    }

    /** Whatever the rest of the flight brings, this is how the change ended. */
    void decide(ChangeResult result) {
        decided = result;
    }

    /** Given what the flight ended with. */
    ChangeResult result(Answer landed) {
        ChangeResult known = decided;
        if (known != null) {
            return known;
        }
        Refusal why = landed instanceof Refusal refusal ? refusal : new Refusal.Closed();
        if (changed) {
            return landed instanceof HeldToken
                    ? new ChangeResult.Done()
                    : new ChangeResult.Unverified(why);
        }
        return open || (sent && leavesDoubt(why))
                ? new ChangeResult.InDoubt(why)
                : new ChangeResult.Failed(why);
    }

    private static boolean leavesDoubt(Refusal why) {
        return why instanceof Refusal.Closed
                || (why instanceof Refusal.Unavailable unavailable
                        && unavailable.trouble().leavesDoubt());
    }

    @Override
    public String toString() {
        return "SecretChange";
    }
}
