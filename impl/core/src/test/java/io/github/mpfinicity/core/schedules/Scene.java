package io.github.mpfinicity.core.schedules;

import java.util.List;

/** Some threads with their fakes, made anew for each schedule. */
public interface Scene {
    List<Runnable> threads();

    /**
     * True if each thread is a node, and nodes share only what is outside of them. Then a thread is
     * interrupted nowhere else.
     */
    default boolean isOfNodes() {
        return false;
    }

    /** Fails if something is wrong after all threads have ended. */
    void check();
}
