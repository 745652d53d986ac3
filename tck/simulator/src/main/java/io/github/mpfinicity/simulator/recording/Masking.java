package io.github.mpfinicity.simulator.recording;

import java.util.Locale;
import java.util.Set;

final class Masking {

    private static final Set<String> SENSITIVE =
            Set.of(
                    "finicity-app-key",
                    "finicity-app-token",
                    "app-key",
                    "app-token",
                    "authorization",
                    "proxy-authorization",
                    "cookie");
    private static final int SHOWN = 4;

    private Masking() {}

    static String mask(String header, String value) {
        if (!SENSITIVE.contains(header.toLowerCase(Locale.ROOT))) {
            return value;
        }
        // Of a short value four characters would be most of it.
        return value.length() < 4 * SHOWN ? "…" : value.substring(0, SHOWN) + "…";
    }
}
