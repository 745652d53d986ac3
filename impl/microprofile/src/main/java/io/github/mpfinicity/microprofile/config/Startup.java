package io.github.mpfinicity.microprofile.config;

import java.util.Locale;

/** When the first authentication happens. */
public enum Startup {
    /** At the first call that needs a token. What it needs must be there at start. */
    LAZY,
    /** When the application starts; a failure never stops it. */
    EAGER,
    /** As {@link #LAZY}, but what is missing at start is told at that call, and not before. */
    UNCHECKED;

    /** As it is written in the settings. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
