package io.github.mpfinicity.microprofile.config;

import java.util.Locale;

/** The effect of a partner without a token on the health of the application. */
public enum Health {
    /** No effect: the check shows the partner, and is up. */
    REPORT,
    /** The application is not ready while no call could get a token. */
    READINESS;

    /** As it is written in the settings. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
