package io.github.mpfinicity.core.lockout;

import io.github.mpfinicity.core.credentials.Salt;
import java.security.SecureRandom;
import java.util.Base64;

/**
 * Random names, unique over processes, and salts that nobody can foresee. No two names have a part
 * in common: processes that were started from one snapshot would share it.
 */
final class UniqueNames {
    private final SecureRandom random = new SecureRandom();

    String reservation() {
        return drawn(12);
    }

    /** Only the last writes of a record must differ, and each has a number, so it is short. */
    String write() {
        return drawn(6);
    }

    String salt() {
        return Salt.of(drawn(24));
    }

    private String drawn(int length) {
        var bytes = new byte[length];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
