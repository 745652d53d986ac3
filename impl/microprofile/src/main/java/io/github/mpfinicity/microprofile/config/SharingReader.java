package io.github.mpfinicity.microprofile.config;

import io.github.mpfinicity.core.lockout.Sharing;
import io.github.mpfinicity.core.record.Lease;
import io.github.mpfinicity.core.sealing.StoreKey;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Reads how nodes share a record. */
final class SharingReader {
    /** Operations of the store: two reserve an attempt, two settle it. */
    private static final int OPERATIONS = 4;

    /** What is sent within a lease has landed before anybody takes it for lost. */
    private static final Duration LONGEST = Duration.ofMinutes(10);

    private final ConfigReader reader;

    SharingReader(ConfigReader reader) {
        this.reader = reader;
    }

    /**
     * The deadline is checked here, for a lease has to be longer.
     *
     * @param longestOperation of the store
     * @param deadline of an authentication
     */
    Sharing read(Duration longestOperation, Duration deadline) {
        Duration lease = new Durations(reader).read(Keys.STORE_LEASE, Lease.STANDARD, LONGEST);
        Duration calls = longestOperation.multipliedBy(OPERATIONS);
        Duration least = deadline.plus(calls);
        if (lease.compareTo(least) <= 0) {
            reader.problem(
                    SettingsReader.impossible(Keys.DEADLINE, deadline.toString())
                            + shorterThan(lease.minus(calls))
                            + Keys.STORE_LEASE
                            + ", which is "
                            + lease
                            + ", must be longer than "
                            + least);
        }
        return new Sharing(key(), lease);
    }

    /** Where the lease is too short for any deadline, only a longer lease helps. */
    private static String shorterThan(Duration limit) {
        Duration example = limit.dividedBy(2);
        return limit.isNegative() || limit.isZero()
                ? "shorter, but no value is short enough: "
                : "shorter than " + limit + ", for example " + example + "; or ";
    }

    /** No message repeats it. */
    private @Nullable StoreKey key() {
        String text = reader.textOrProblem(Keys.STORE_KEY);
        if (text == null || text.strip().length() >= StoreKey.SHORTEST) {
            return text == null ? null : StoreKey.of(text);
        }
        reader.problem(
                Keys.STORE_KEY
                        + " is too short: it must have at least "
                        + StoreKey.SHORTEST
                        + " characters that nobody can guess, the same on all nodes, for example"
                        + " what \"openssl rand -base64 32\" prints");
        return null;
    }
}
