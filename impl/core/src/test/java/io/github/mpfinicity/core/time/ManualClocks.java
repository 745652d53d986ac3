package io.github.mpfinicity.core.time;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

/** Clocks that stand still until told otherwise, together or apart. */
public final class ManualClocks implements Clocks {
    private final AtomicReference<Moment> now =
            new AtomicReference<>(new Moment(Instant.parse("2026-11-23T12:00:00Z"), 42));

    private final AtomicInteger looks = new AtomicInteger();
    private volatile Duration suspension = Duration.ZERO;
    private volatile Duration transition = Duration.ZERO;

    @Override
    public Moment now() {
        Moment seen = now.updateAndGet(before -> before.plus(transition));
        if (looks.get() > 0 && looks.decrementAndGet() == 0) {
            advanceWallOnly(suspension);
        }
        return seen;
    }

    /** Reading both clocks, one after the other, is one look. */
    @Override
    public long nanos() {
        return now.get().plus(transition).nanos();
    }

    /** The machine is suspended right after somebody has looked so often. */
    public void suspendAfterLooks(int count, Duration time) {
        suspension = time;
        looks.set(count);
    }

    /** Time goes by, for whoever looks. */
    public void advanceAtEachLook(Duration time) {
        transition = time;
    }

    public void advance(Duration time) {
        now.updateAndGet(before -> before.plus(time));
    }

    /** As when the machine was suspended, or somebody set the clock. */
    public void advanceWallOnly(Duration time) {
        now.updateAndGet(before -> new Moment(before.wall().plus(time), before.nanos()));
    }

    public void advanceNanosOnly(Duration time) {
        now.updateAndGet(before -> new Moment(before.wall(), before.nanos() + time.toNanos()));
    }
}
