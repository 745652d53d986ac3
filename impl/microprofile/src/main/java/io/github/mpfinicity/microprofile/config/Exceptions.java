package io.github.mpfinicity.microprofile.config;

import java.util.Locale;

/** The exception that the caller of a rejected call gets. */
public enum Exceptions {
    /** An exception of this library, which says what to do. */
    EXPLAINED,
    /** That of the Rest Client. */
    PLAIN;

    /** As it is written in the settings. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
