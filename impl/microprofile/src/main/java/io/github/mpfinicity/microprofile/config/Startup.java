package io.github.mpfinicity.microprofile.config;

import java.util.Locale;

/** When the first authentication happens. */
public enum Startup {
    /** At the first call that needs a token. */
    LAZY,
    /** When the application starts; a failure never stops it. */
    EAGER;

    /** As it is written in the settings. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
