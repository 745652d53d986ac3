package io.github.mpfinicity.core.lockout;

import io.github.mpfinicity.core.record.Lease;
import io.github.mpfinicity.core.sealing.StoreKey;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The settings of nodes that share a record.
 *
 * @param key seals tokens in the store; null to derive it from the partner secret
 * @param lease the time that a node may take to authenticate in a store without turns; it is longer
 *     than the deadline of an authentication
 */
public record ClusterSettings(@Nullable StoreKey key, Duration lease) {
    /** The standard: a key of the partner secret, and a lease of 45 seconds. */
    public static ClusterSettings standard() {
        return new ClusterSettings(null, Lease.STANDARD);
    }
}
