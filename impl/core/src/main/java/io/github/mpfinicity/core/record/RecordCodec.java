package io.github.mpfinicity.core.record;

import io.github.mpfinicity.core.credentials.CredentialPart;
import io.github.mpfinicity.core.credentials.Rejection;
import io.github.mpfinicity.core.credentials.Salt;
import io.github.mpfinicity.core.store.BrokenStoreException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/**
 * A record as one line of text: {@code mpf1 name=value name=value … sum=checksum}. Each group of
 * the record has its own words. Values hold neither spaces nor line ends. The checksum finds
 * damage, not malice.
 */
public final class RecordCodec {
    private static final String FORMAT = "mpf1";
    private static final String FAMILY = "mpf";
    private static final String SUM = " sum=";
    private static final String PAUSE = "pause";
    private static final String TAKEN = "taken";

    /** The end of the year 9999. */
    private static final long LATEST_MILLIS = 253_402_300_799_999L;

    /** No record counts so far. A sum of two such counts is still a count. */
    private static final long HIGHEST_COUNT = 1_000_000_000_000_000L;

    private static final long LONGEST_MILLIS = Duration.ofDays(1).toMillis();

    private RecordCodec() {}

    public static String write(LockoutRecord record) {
        return summed(
                String.join(
                        " ",
                        FORMAT,
                        write(record.version()),
                        write(record.credentials()),
                        write(record.charges()),
                        write(record.suspension()),
                        write(record.cluster())));
    }

    /** The line with the checksum of all words before it. */
    static String summed(String words) {
        var sum = new CRC32C();
        sum.update(words.getBytes(StandardCharsets.UTF_8));
        return words + SUM + HexFormat.of().toHexDigits((int) sum.getValue());
    }

    /**
     * The record of a line; null if the line makes no sense.
     *
     * @throws BrokenStoreException if a later version of this library wrote the line, which is left
     *     alone
     */
    public static @Nullable LockoutRecord read(String text) {
        String format = text.split(" ", 2)[0];
        String rest = text.substring(format.length());
        if (!isWhole(FORMAT + rest)) {
            requireKnown(format);
            return null;
        }
        return format.equals(FORMAT) ? parsed(rest.substring(0, rest.lastIndexOf(SUM))) : null;
    }

    private static boolean isWhole(String text) {
        int end = text.lastIndexOf(SUM);
        return end >= 0 && text.equals(summed(text.substring(0, end)));
    }

    private static void requireKnown(String format) {
        if (!format.equals(FORMAT) && format.matches(FAMILY + "[0-9]{1,6}")) {
            throw new BrokenStoreException(
                    "the record was written by a newer version of this library (format "
                            + format
                            + "): update this one");
        }
    }

    private static @Nullable LockoutRecord parsed(String text) {
        try {
            Words words = Words.of(text);
            return new LockoutRecord(
                    version(words),
                    credentials(words),
                    charges(words),
                    suspension(words),
                    cluster(words));
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    private static String write(Version version) {
        return String.join(
                " ",
                "version=" + version.number(),
                "salt=" + version.salt(),
                "line=" + version.line(),
                "writes=" + joined(version.writes(), each -> each.number() + ":" + each.id()));
    }

    private static Version version(Words words) {
        String salt = words.text("salt");
        Words.require(Salt.isSalt(salt), "salt");
        return new Version(
                Words.number(words.text("version"), HIGHEST_COUNT),
                salt,
                words.text("line"),
                words.list("writes", RecordCodec::versionWrite));
    }

    private static Version.Write versionWrite(String text) {
        String[] parts = Words.split(text, 2);
        return new Version.Write(Words.number(parts[0], HIGHEST_COUNT), parts[1]);
    }

    private static String write(CredentialHistory history) {
        AcceptedCredentials accepted = history.accepted();
        return String.join(
                " ",
                "accepted=" + (accepted == null ? "" : accepted.secret() + ":" + accepted.appKey()),
                "superseded=" + joined(history.superseded(), Function.identity()),
                "presented=" + history.presented(),
                "rejected=" + joined(history.rejected(), RecordCodec::write));
    }

    private static CredentialHistory credentials(Words words) {
        String[] accepted = words.parts("accepted", 2);
        return new CredentialHistory(
                accepted == null ? null : new AcceptedCredentials(accepted[0], accepted[1]),
                words.list("superseded", Function.identity()),
                words.text("presented"),
                words.list("rejected", RecordCodec::rejection));
    }

    private static String write(Rejection rejection) {
        String code = rejection.code() == null ? "" : rejection.code();
        return String.join(
                ":",
                rejection.part().name(),
                rejection.fingerprint(),
                Integer.toString(rejection.status()),
                encoded(code));
    }

    private static Rejection rejection(String text) {
        String[] parts = Words.split(text, 4);
        String code = decoded(parts[3]);
        return new Rejection(
                CredentialPart.valueOf(parts[0]),
                parts[1],
                Integer.parseInt(parts[2]),
                code.isEmpty() ? null : code);
    }

    private static String write(Charges charges) {
        return String.join(
                " ",
                "settled=" + write(charges.settled()),
                "definite=" + write(charges.definite()),
                "open=" + joined(charges.open(), Function.identity()),
                "reasons=" + joined(charges.reasons(), RecordCodec::write));
    }

    private static Charges charges(Words words) {
        return new Charges(
                failureCount(words.text("settled")),
                failureCount(words.text("definite")),
                words.list("open", Function.identity()),
                words.list("reasons", RecordCodec::reason));
    }

    private static String write(ChargeReason reason) {
        return reason.at().getEpochSecond() + ":" + encoded(reason.what());
    }

    private static ChargeReason reason(String text) {
        String[] parts = Words.split(text, 2);
        long at = Words.number(parts[0], LATEST_MILLIS / 1000);
        return new ChargeReason(decoded(parts[1]), Instant.ofEpochSecond(at));
    }

    private static String write(FailureCount failureCount) {
        return failureCount.counted() + ":" + failureCount.cleared();
    }

    private static FailureCount failureCount(String text) {
        String[] parts = Words.split(text, 2);
        long counted = Words.number(parts[0], HIGHEST_COUNT);
        return new FailureCount(counted, Words.number(parts[1], counted));
    }

    private static String write(SuspensionState suspension) {
        return String.join(
                " ",
                "suspension=" + suspension.reason(),
                "confirmation=" + joined(suspension.confirmations(), RecordCodec::encoded));
    }

    private static SuspensionState suspension(Words words) {
        return new SuspensionState(
                Suspension.valueOf(words.text("suspension")),
                words.list("confirmation", RecordCodec::decoded));
    }

    private static String write(ClusterState cluster) {
        SealedToken sealedToken = cluster.sealedToken();
        Lease lease = cluster.lease();
        return String.join(
                " ",
                "epoch=" + cluster.epoch(),
                "token="
                        + (sealedToken == null
                                ? ""
                                : sealedToken.issuedAt().toEpochMilli()
                                        + ":"
                                        + sealedToken.sealed()),
                "lease=" + (lease == null ? "" : write(lease)));
    }

    private static String write(Lease lease) {
        return String.join(
                ":",
                lease.holder(),
                Long.toString(lease.length().toMillis()),
                lease.pause() ? PAUSE : TAKEN);
    }

    private static ClusterState cluster(Words words) {
        long epoch = Words.number(words.text("epoch"), HIGHEST_COUNT);
        String[] sealedToken = words.parts("token", 2);
        Words.require(epoch > 0 || sealedToken == null, "epoch");
        return new ClusterState(
                epoch, sealedToken == null ? null : sealedToken(sealedToken), lease(words));
    }

    private static SealedToken sealedToken(String[] parts) {
        long issuedAt = Words.number(parts[0], LATEST_MILLIS);
        return new SealedToken(Instant.ofEpochMilli(issuedAt), parts[1]);
    }

    private static @Nullable Lease lease(Words words) {
        String[] parts = words.parts("lease", 3);
        if (parts == null) {
            return null;
        }
        boolean pause = parts[2].equals(PAUSE);
        Words.require(pause || parts[2].equals(TAKEN), "lease");
        Duration length = Duration.ofMillis(Words.number(parts[1], LONGEST_MILLIS));
        return new Lease(parts[0], length, pause);
    }

    private static <T> String joined(List<T> items, Function<T, String> text) {
        return items.stream().map(text).collect(Collectors.joining(Words.BETWEEN));
    }

    private static String encoded(String text) {
        return Base64.getUrlEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String decoded(String text) {
        return new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8);
    }
}
