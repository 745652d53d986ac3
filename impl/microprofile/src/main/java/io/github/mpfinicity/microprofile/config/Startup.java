package io.github.mpfinicity.microprofile.config;

import java.util.Locale;

/** The moment of the first authentication. */
public enum Startup {
    /** At the first call that needs a token. The settings must be complete at start. */
    LAZY,
    /** The library authenticates when the application starts; a failure never stops the start. */
    EAGER,
    /**
     * The library authenticates at the first call that needs a token. Missing settings are reported
     * at that call, and not at start.
     */
    UNCHECKED;

    /** The name in the settings. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
