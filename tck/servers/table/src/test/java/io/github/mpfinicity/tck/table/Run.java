package io.github.mpfinicity.tck.table;

/** What a runner says of itself, and where it ran. */
record Run(
        String server,
        String version,
        String jdk,
        String microProfile,
        String jakarta,
        String leftOut) {}
