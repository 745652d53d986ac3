package io.github.mpfinicity.core.schedules;

import java.util.List;

/** Some threads with their fakes, made anew for each schedule. */
public interface Scene {
    List<Runnable> threads();

    /** Fails if something is wrong after all threads have ended. */
    void check();
}
