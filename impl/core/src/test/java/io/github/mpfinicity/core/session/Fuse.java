package io.github.mpfinicity.core.session;

import java.util.function.Supplier;

/** Counts what is done through it, and throws at one step, or from one step on until repaired. */
final class Fuse {
    private final Throwable kind;
    private final boolean once;
    private int blowsAt;
    private int steps;
    private int spared;
    private boolean blown;

    Fuse(Throwable kind, boolean once) {
        this.kind = kind;
        this.once = once;
    }

    /** From now on, at the step of that number. */
    void arm(int transition) {
        blowsAt = transition;
        steps = 0;
    }

    /** So many readings of the clocks are the caller's own, before anything can be told. */
    void spare(int readings) {
        spared = readings;
    }

    boolean spares() {
        return spared > 0 && spared-- > 0;
    }

    /** Whether it was blown before it was repaired. */
    boolean repaired() {
        blowsAt = 0;
        return blown;
    }

    void transition() {
        steps++;
        if (blowsAt > 0 && (once ? steps == blowsAt : steps >= blowsAt)) {
            blown = true;
            Fuse.<RuntimeException>sneak(kind);
        }
    }

    <T> T around(Supplier<T> effect) {
        transition();
        T result = effect.get();
        transition();
        return result;
    }

    void around(Runnable effect) {
        transition();
        effect.run();
        transition();
    }

    @SuppressWarnings("unchecked")
    private static <E extends Throwable> void sneak(Throwable e) throws E {
        throw (E) e;
    }
}
