package io.github.mpfinicity.quickstart;

import io.github.mpfinicity.simulator.FinicitySimulator;

/** A chapter of the demonstration. */
interface Part {
    String title();

    /** Runs it and reports what was seen. Throws if that is not what was promised. */
    void show(Application application, FinicitySimulator simulator, Report report) throws Exception;

    /** The number if it is the promised one. */
    static String promised(int number, long seen, String what) {
        if (seen != number) {
            throw new IllegalStateException(what + ": " + seen + " instead of " + number);
        }
        return String.valueOf(seen);
    }
}
