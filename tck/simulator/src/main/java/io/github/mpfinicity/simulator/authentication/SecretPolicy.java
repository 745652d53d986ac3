package io.github.mpfinicity.simulator.authentication;

import java.util.regex.Pattern;

/** The vendor's rules for a new secret. */
final class SecretPolicy {

    private static final Pattern ALLOWED =
            Pattern.compile("(?=.*[0-9])(?=.*[A-Za-z])[A-Za-z0-9!@#$%&*_+-]{12,255}");

    private SecretPolicy() {}

    static boolean allows(String secret) {
        return ALLOWED.matcher(secret).matches();
    }
}
