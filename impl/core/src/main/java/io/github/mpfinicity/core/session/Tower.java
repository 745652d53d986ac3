package io.github.mpfinicity.core.session;

/** What those who carry out flights need of the session. */
interface Tower {
    /** Decides, and carries out what follows. */
    Step signal(Signal signal);

    /** Whether a flight has not landed yet. */
    boolean awaits(Flight flight);
}
