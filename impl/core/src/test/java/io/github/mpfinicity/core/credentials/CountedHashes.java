package io.github.mpfinicity.core.credentials;

import java.util.concurrent.atomic.AtomicInteger;

/** Fingerprints that count how often a slow hash would have been made. */
public final class CountedHashes {
    private CountedHashes() {}

    public static Fingerprints fingerprints(AtomicInteger hashes) {
        return new Fingerprints(
                (secret, salt) -> {
                    hashes.incrementAndGet();
                    return Fingerprints.keyed(secret, salt);
                });
    }
}
