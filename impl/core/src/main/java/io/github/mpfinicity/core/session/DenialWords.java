package io.github.mpfinicity.core.session;

import io.github.mpfinicity.core.record.Attempts;
import io.github.mpfinicity.core.record.Denial;
import java.time.Duration;

/** Why there is no token, where the ledger has denied an attempt. Pure. */
record DenialWords(Attempts attempts) implements Denial.Cases<Refusal> {
    @Override
    public Refusal refused(Denial.Refused denial) {
        return new Refusal.Rejected(denial.rejection(), attempts);
    }

    @Override
    public Refusal superseded(Denial.Superseded denial) {
        return new Refusal.Superseded(denial.part(), attempts);
    }

    @Override
    public Refusal halted(Denial.Halted denial) {
        return new Refusal.Halted(denial.halt(), attempts);
    }

    @Override
    public Refusal exhausted(Denial.Exhausted denial) {
        return new Refusal.Exhausted(attempts);
    }

    @Override
    public Refusal held(Denial.Held denial) {
        return unavailable("another node authenticates", Duration.ZERO);
    }

    @Override
    public Refusal paused(Denial.Paused denial) {
        return unavailable("another node got no usable answer", denial.left());
    }

    private Refusal unavailable(String detail, Duration left) {
        return new Refusal.Unavailable(Trouble.OTHER_NODE, detail, left, attempts);
    }

    /** Only a change of the secret is denied so, and says so itself. */
    @Override
    public Refusal unaffordable(Denial.Unaffordable denial) {
        return new Refusal.Exhausted(attempts);
    }
}
