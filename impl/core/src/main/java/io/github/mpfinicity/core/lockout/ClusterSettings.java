package io.github.mpfinicity.core.lockout;

import io.github.mpfinicity.core.record.Lease;
import io.github.mpfinicity.core.sealing.StoreKey;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How nodes share a record.
 *
 * @param key for tokens in the store; null to make one of the partner secret
 * @param lease how long a node may take to authenticate, in stores without turns of their own;
 *     longer than the deadline of an authentication
 */
public record ClusterSettings(@Nullable StoreKey key, Duration lease) {
    /** By the partner secret, and for 45 seconds. */
    public static ClusterSettings standard() {
        return new ClusterSettings(null, Lease.STANDARD);
    }
}
