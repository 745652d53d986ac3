package io.github.mpfinicity.core.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.mpfinicity.core.credentials.CredentialPart;
import io.github.mpfinicity.core.credentials.Rejection;
import io.github.mpfinicity.core.store.BrokenStoreException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RecordCodecTest {
    private static final String SALT = "600000.the_salt-of_22_characters";
    private static final LockoutRecord FULL =
            new LockoutRecord(
                    new Version(7, SALT, "line_2", List.of(new Version.Write(6, "write-1"))),
                    new CredentialHistory(
                            new AcceptedCredentials("print", "key"),
                            List.of("older-1", "older-2"),
                            "shown",
                            List.of(
                                    new Rejection(CredentialPart.APP_KEY, "p1", 401, "10027"),
                                    new Rejection(CredentialPart.ALL, "p2", 418, null))),
                    new Charges(
                            new FailureCount(5, 3),
                            new FailureCount(2, 1),
                            List.of("node-1", "node-2"),
                            List.of(
                                    new ChargeReason(
                                            "refused (10001)",
                                            Instant.ofEpochSecond(1_795_435_200)))),
                    new SuspensionState(
                            Suspension.LOCKED, List.of("ticket 4711 = done, \u00fcber", "another")),
                    new ClusterState(
                            9,
                            new SealedToken(Instant.ofEpochMilli(1_795_435_200_123L), "sea-led_"),
                            new Lease("node-2", Duration.ofMillis(45_001), true)));

    @Test
    void everyField_comesBack() {
        assertThat(RecordCodec.read(RecordCodec.write(FULL))).isEqualTo(FULL);
        LockoutRecord fresh = LockoutRecord.fresh(SALT);
        assertThat(RecordCodec.read(RecordCodec.write(fresh))).isEqualTo(fresh);
    }

    @Test
    void text_isOneLine() {
        assertThat(RecordCodec.write(FULL)).doesNotContain("\n", "\r").startsWith("mpf1 ");
    }

    @Test
    void oneCharacterMissingAnywhere_neverAnEqualRecord() {
        String text = RecordCodec.write(FULL);
        for (int i = 0; i < text.length(); i++) {
            String cut = text.substring(0, i);
            assertThat(cut.startsWith("mpf1 ") ? RecordCodec.read(cut) : null)
                    .as("first %s characters", i)
                    .isNotEqualTo(FULL);
        }
    }

    /** Such as storage and transport make: a store may have no checksum of its own. */
    @Test
    void anyBitOfTheLineFlipped_damaged() {
        byte[] good = RecordCodec.write(FULL).getBytes(StandardCharsets.UTF_8);
        for (int bit = 0; bit < good.length * 8; bit++) {
            byte[] bad = good.clone();
            bad[bit / 8] ^= (byte) (1 << bit % 8);
            assertThat(RecordCodec.read(new String(bad, StandardCharsets.UTF_8)))
                    .as("bit %s", bit)
                    .isNull();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "s", "600000.aaaaaaaaaaaaaaaaaaaaa", "1.aaaaaaaaaaaaaaaaaaaaaa"})
    void saltMissingOrWeak_damaged(String salt) {
        assertThat(RecordCodec.read(RecordCodec.write(LockoutRecord.fresh(salt)))).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "nonsense", "mpf1", "mpf1 version=1", "mpf1 version=1 version=1"})
    void textWithoutSense_null(String text) {
        assertThat(RecordCodec.read(text)).isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "version, x",
        "version, -1",
        "version, 9223372036854775807",
        "writes, 9223372036854775807:write-1",
        "writes, 6",
        "settled, 9223372036854775807:0",
        "epoch, 9223372036854775807",
        "accepted, a",
        "rejected, a:b",
        "suspension, SOME",
        "confirmation, ***",
        "settled, 0:9",
        "definite, 1",
        "epoch, -1",
        "token, 1:sealed",
        "lease, node-1:45000",
        "lease, node-1:45000:some",
        "lease, node-1:-1:taken",
        "reasons, 1",
        "salt, short"
    })
    void valueWithoutSense_null(String name, String value) {
        String fresh = RecordCodec.write(LockoutRecord.fresh(SALT));
        String words = fresh.substring(0, fresh.lastIndexOf(" sum="));
        assertThat(RecordCodec.read(RecordCodec.summed(words))).isNotNull();
        String changed = words.replaceFirst(" " + name + "=[^ ]*", " " + name + "=" + value);

        assertThat(changed).isNotEqualTo(words);
        assertThat(RecordCodec.read(RecordCodec.summed(changed))).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"line", "superseded", "presented", "reasons", "lease"})
    void wordMissing_damaged(String name) {
        String fresh = RecordCodec.write(LockoutRecord.fresh(SALT));
        String words = fresh.substring(0, fresh.lastIndexOf(" sum="));
        String fewer = words.replaceFirst(" " + name + "=[^ ]*", "");

        assertThat(fewer).isNotEqualTo(words);
        assertThat(RecordCodec.read(RecordCodec.summed(fewer))).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {" version=2", " word"})
    void wordTwiceOrWithoutAValue_damaged(String more) {
        String fresh = RecordCodec.write(LockoutRecord.fresh(SALT));
        String words = fresh.substring(0, fresh.lastIndexOf(" sum="));

        assertThat(RecordCodec.read(RecordCodec.summed(words + more))).isNull();
    }

    @Test
    void newerFormat_leftAlone() {
        assertThatExceptionOfType(BrokenStoreException.class)
                .isThrownBy(() -> RecordCodec.read("mpf2 anything"))
                .withMessageContaining("newer version");
    }
}
