package io.github.mpfinicity.microprofile.config;

import java.util.Locale;

/** What a partner without a token means for the health of the application. */
public enum Health {
    /** Nothing: the check tells of it, and is up. */
    REPORT,
    /** The application is not ready while no call could get a token. */
    READINESS;

    /** As it is written in the settings. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
