package io.github.mpfinicity.core.record;

import io.github.mpfinicity.core.credentials.CredentialPart;
import io.github.mpfinicity.core.credentials.Rejection;
import io.github.mpfinicity.core.store.BrokenStoreException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/**
 * A record as one line of text: {@code mpf1 name=value name=value … sum=checksum}. Values hold
 * neither spaces nor line ends. The checksum finds damage, not malice, whatever store keeps the
 * line.
 */
public final class LedgerCodec {
    private static final String FORMAT = "mpf1";
    private static final String FAMILY = "mpf";
    private static final String BETWEEN = ",";
    private static final String SUM = " sum=";

    /**
     * 128 bits in Base64. What is shorter was not made here, and would make prints easy to guess.
     */
    private static final int SHORTEST_SALT = 22;

    private LedgerCodec() {}

    public static String write(LedgerRecord record) {
        return summed(
                String.join(
                        " ",
                        FORMAT,
                        "version=" + record.version(),
                        "salt=" + record.salt(),
                        "accepted=" + write(record.accepted()),
                        "superseded=" + String.join(BETWEEN, record.superseded()),
                        "presented=" + record.presented(),
                        "rejected=" + joined(record.rejected(), LedgerCodec::write),
                        "halt=" + record.halt(),
                        "confirmation=" + joined(record.confirmations(), LedgerCodec::encoded),
                        "settled=" + write(record.settled()),
                        "definite=" + write(record.definite()),
                        "open=" + joined(record.open(), Function.identity()),
                        SharedCodec.write(record.shared()),
                        "line=" + record.lineage().line(),
                        "ends=" + joined(record.lineage().ends(), LedgerCodec::write)));
    }

    /** The line, with the checksum of all that is before it. */
    static String summed(String words) {
        var sum = new CRC32C();
        sum.update(words.getBytes(StandardCharsets.UTF_8));
        return words + SUM + String.format("%08x", sum.getValue());
    }

    /**
     * Null if the text makes no sense.
     *
     * @throws BrokenStoreException if a later version of this library wrote it: it is left alone
     */
    public static @Nullable LedgerRecord read(String text) {
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

    private static @Nullable LedgerRecord parsed(String text) {
        List<String> words = Arrays.asList(text.split(" ", -1));
        Map<String, String> values = new HashMap<>();
        for (String word : words.subList(1, words.size())) {
            int at = word.indexOf('=');
            if (at < 0 || values.put(word.substring(0, at), word.substring(at + 1)) != null) {
                return null;
            }
        }
        try {
            return read(values);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    private static LedgerRecord read(Map<String, String> values) {
        return new LedgerRecord(
                Long.parseLong(value(values, "version")),
                salt(value(values, "salt")),
                proof(value(values, "accepted")),
                split(value(values, "superseded")),
                value(values, "presented"),
                split(value(values, "rejected")).stream().map(LedgerCodec::rejection).toList(),
                Halt.valueOf(value(values, "halt")),
                split(value(values, "confirmation")).stream().map(LedgerCodec::decoded).toList(),
                tally(value(values, "settled")),
                tally(value(values, "definite")),
                split(value(values, "open")),
                SharedCodec.read(name -> value(values, name)),
                new Lineage(
                        value(values, "line"),
                        split(value(values, "ends")).stream().map(LedgerCodec::end).toList()));
    }

    private static String value(Map<String, String> values, String name) {
        String value = values.get(name);
        if (value == null) {
            throw new IllegalArgumentException(name);
        }
        return value;
    }

    private static String salt(String text) {
        if (text.length() < SHORTEST_SALT) {
            throw new IllegalArgumentException("salt");
        }
        return text;
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
        String[] parts = text.split(":", -1);
        if (parts.length != 4) {
            throw new IllegalArgumentException("rejection");
        }
        String code = decoded(parts[3]);
        return new Rejection(
                CredentialPart.valueOf(parts[0]),
                parts[1],
                Integer.parseInt(parts[2]),
                code.isEmpty() ? null : code);
    }

    private static String write(@Nullable Proof proof) {
        return proof == null ? "" : proof.secret() + ":" + proof.appKey();
    }

    private static @Nullable Proof proof(String text) {
        if (text.isEmpty()) {
            return null;
        }
        int at = text.indexOf(':');
        if (at < 0) {
            throw new IllegalArgumentException("accepted");
        }
        return new Proof(text.substring(0, at), text.substring(at + 1));
    }

    private static String write(Tally tally) {
        return tally.counted() + ":" + tally.cleared();
    }

    private static Tally tally(String text) {
        int at = text.indexOf(':');
        if (at < 0) {
            throw new IllegalArgumentException("tally");
        }
        long counted = Long.parseLong(text.substring(0, at));
        long cleared = Long.parseLong(text.substring(at + 1));
        if (cleared < 0 || cleared > counted) {
            throw new IllegalArgumentException("tally");
        }
        return new Tally(counted, cleared);
    }

    private static String write(Lineage.End end) {
        return end.line() + ":" + end.version();
    }

    private static Lineage.End end(String text) {
        int at = text.indexOf(':');
        if (at < 0) {
            throw new IllegalArgumentException("ends");
        }
        return new Lineage.End(text.substring(0, at), Long.parseLong(text.substring(at + 1)));
    }

    private static <T> String joined(List<T> items, Function<T, String> text) {
        return items.stream().map(text).collect(Collectors.joining(BETWEEN));
    }

    private static List<String> split(String text) {
        return text.isEmpty() ? List.of() : List.of(text.split(BETWEEN, -1));
    }

    private static String encoded(String text) {
        return Base64.getUrlEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String decoded(String text) {
        return new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8);
    }
}
