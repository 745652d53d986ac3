package io.github.mpfinicity.core.record;

import java.time.Duration;
import java.time.Instant;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** What nodes share, as words of a record's line. */
final class SharedCodec {
    private static final String PAUSE = "pause";
    private static final String TAKEN = "taken";

    /** The end of the year 9999. */
    private static final long LATEST_MILLIS = 253_402_300_799_999L;

    private static final long LONGEST_MILLIS = Duration.ofDays(1).toMillis();

    private SharedCodec() {}

    static String write(Shared shared) {
        return String.join(
                " ",
                "epoch=" + shared.epoch(),
                "grant=" + write(shared.grant()),
                "lease=" + write(shared.lease()));
    }

    /**
     * From the values of those words.
     *
     * @throws IllegalArgumentException if one makes no sense
     */
    static Shared read(UnaryOperator<String> values) {
        long epoch = Long.parseLong(values.apply("epoch"));
        Grant grant = grant(values.apply("grant"));
        if (epoch < 0 || (epoch == 0 && grant != null)) {
            throw new IllegalArgumentException("epoch");
        }
        return new Shared(epoch, grant, lease(values.apply("lease")));
    }

    private static String write(@Nullable Grant grant) {
        return grant == null ? "" : grant.issuedAt().toEpochMilli() + ":" + grant.sealed();
    }

    private static @Nullable Grant grant(String text) {
        if (text.isEmpty()) {
            return null;
        }
        String[] parts = parts(text, 2);
        long issuedAt = number(parts[0], LATEST_MILLIS);
        return new Grant(Instant.ofEpochMilli(issuedAt), parts[1]);
    }

    private static String write(@Nullable Lease lease) {
        return lease == null
                ? ""
                : String.join(
                        ":",
                        lease.holder(),
                        Long.toString(lease.length().toMillis()),
                        lease.pause() ? PAUSE : TAKEN);
    }

    private static @Nullable Lease lease(String text) {
        if (text.isEmpty()) {
            return null;
        }
        String[] parts = parts(text, 3);
        Duration length = Duration.ofMillis(number(parts[1], LONGEST_MILLIS));
        boolean pause = parts[2].equals(PAUSE);
        if (!pause && !parts[2].equals(TAKEN)) {
            throw new IllegalArgumentException("lease");
        }
        return new Lease(parts[0], length, pause);
    }

    private static long number(String text, long most) {
        long number = Long.parseLong(text);
        if (number < 0 || number > most) {
            throw new IllegalArgumentException("number");
        }
        return number;
    }

    private static String[] parts(String text, int count) {
        String[] parts = text.split(":", -1);
        if (parts.length != count) {
            throw new IllegalArgumentException("parts");
        }
        return parts;
    }
}
