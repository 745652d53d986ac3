package io.github.mpfinicity.core.record;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.github.mpfinicity.core.Corpus;
import io.github.mpfinicity.core.credentials.CredentialPart;
import io.github.mpfinicity.core.credentials.CredentialsFingerprint;
import io.github.mpfinicity.core.store.BrokenStoreException;
import java.math.BigInteger;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ArgumentsSource;

/** Any text in the place of a record, with a checksum of its own and with the right one. */
class RecordCodecFuzzTest {
    private static final String MARK = "MARKED-SECRET";
    private static final LockoutPolicy STRICT = LockoutPolicy.standard().withoutProbing();
    private static final Pattern SETTLED = Pattern.compile(" settled=([^ :]*):([^ :]*)");
    private static final Pattern OPEN = Pattern.compile(" open=([^ ]*)");

    @ParameterizedTest
    @ArgumentsSource(Corpus.class)
    void corpus(byte[] input) {
        anyText(input);
    }

    @FuzzTest
    void anyText(byte[] input) {
        String text = new String(input, UTF_8).replace("#", MARK);
        check(text);
        check(RecordCodec.summed(text));
    }

    private static void check(String text) {
        LockoutRecord record;
        try {
            record = RecordCodec.read(text);
        } catch (BrokenStoreException e) {
            assertThat(e.getMessage()).contains("newer version").doesNotContain(MARK);
            return;
        }
        if (record != null) {
            assertThat(RecordCodec.read(RecordCodec.write(record))).isEqualTo(record);
            assertThat(attemptsAllowed(record)).isLessThanOrEqualTo(attemptsLeft(text));
        }
    }

    /** Reserves until the record denies it. */
    private static int attemptsAllowed(LockoutRecord record) {
        var unknown =
                new CredentialsFingerprint(
                        record.salt(),
                        Map.of(
                                CredentialPart.PARTNER_SECRET, "unknown",
                                CredentialPart.APP_KEY, "unknown"));
        int allowed = 0;
        LockoutRecord next = record;
        while (allowed <= STRICT.budget() && next.denied(unknown, STRICT) == null) {
            next = next.reserve("attempt-" + allowed, unknown);
            allowed++;
        }
        return allowed;
    }

    /** The budget without what the line itself says is charged, read in another way. */
    private static int attemptsLeft(String line) {
        Matcher settled = SETTLED.matcher(line);
        Matcher open = OPEN.matcher(line);
        assertThat(settled.find() && open.find()).isTrue();
        BigInteger failed =
                new BigInteger(settled.group(1)).subtract(new BigInteger(settled.group(2)));
        int underWay = open.group(1).isEmpty() ? 0 : open.group(1).split(",", -1).length;
        return BigInteger.valueOf(STRICT.budget() - underWay)
                .subtract(failed)
                .max(BigInteger.ZERO)
                .intValueExact();
    }
}
