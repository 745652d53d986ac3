package io.github.mpfinicity.core.lockout;

import io.github.mpfinicity.core.credentials.Salt;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.concurrent.atomic.AtomicLong;

/** Names for reservations, unique over processes, and salts that nobody can foresee. */
final class UniqueNames {
    private final SecureRandom random = new SecureRandom();
    private final String process = random(12);
    private final AtomicLong count = new AtomicLong();

    String next() {
        return process + "-" + count.incrementAndGet();
    }

    String salt() {
        return Salt.of(random(24));
    }

    private String random(int bytes) {
        var drawn = new byte[bytes];
        random.nextBytes(drawn);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(drawn);
    }
}
