package io.github.mpfinicity.microprofile.config;

import java.util.Locale;

/** Where the record of attempts is kept. */
public enum StoreKind {
    /** In this process, for all its applications: only its end forgets it. */
    MEMORY,
    /** In a file: survives restarts, and serves several processes of one host. */
    FILE,
    /** In a table of a database: survives restarts, and serves all hosts that reach it. */
    JDBC;

    /** As it is written in the settings. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
