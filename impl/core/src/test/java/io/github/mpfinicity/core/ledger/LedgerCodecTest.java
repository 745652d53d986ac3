package io.github.mpfinicity.core.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.mpfinicity.core.credentials.CredentialPart;
import io.github.mpfinicity.core.credentials.Rejection;
import io.github.mpfinicity.core.store.BrokenStoreException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LedgerCodecTest {
    private static final LedgerRecord FULL =
            new LedgerRecord(
                    7,
                    "the_salt-1",
                    new Proof("print", "key"),
                    List.of("older-1", "older-2"),
                    "shown",
                    List.of(
                            new Rejection(CredentialPart.APP_KEY, "p1", 401, "10027"),
                            new Rejection(CredentialPart.ALL, "p2", 418, null)),
                    Halt.LOCKED,
                    List.of("ticket 4711 = done, \u00fcber", "another"),
                    new Tally(5, 3),
                    new Tally(2, 1),
                    List.of("node-1", "node-2"),
                    new Shared(
                            9,
                            new Grant(Instant.ofEpochMilli(1_795_435_200_123L), "sea-led_"),
                            new Lease("node-2", Duration.ofMillis(45_001), true),
                            new OfflineTicket("node-3", 12, Duration.ofMillis(7_800_001))),
                    new Lineage("line_2", List.of(new Lineage.End("line-1", 6))));

    @Test
    void everyField_comesBack() {
        assertThat(LedgerCodec.read(LedgerCodec.write(FULL))).isEqualTo(FULL);
        LedgerRecord fresh = LedgerRecord.fresh("s");
        assertThat(LedgerCodec.read(LedgerCodec.write(fresh))).isEqualTo(fresh);
    }

    @Test
    void text_isOneLine() {
        assertThat(LedgerCodec.write(FULL)).doesNotContain("\n", "\r").startsWith("mpf1 ");
    }

    @Test
    void oneCharacterMissingAnywhere_neverAnEqualRecord() {
        String text = LedgerCodec.write(FULL);
        for (int i = 0; i < text.length(); i++) {
            String cut = text.substring(0, i);
            assertThat(cut.startsWith("mpf1 ") ? LedgerCodec.read(cut) : null)
                    .as("first %s characters", i)
                    .isNotEqualTo(FULL);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "nonsense", "mpf1", "mpf1 version=1", "mpf1 version=1 version=1"})
    void textWithoutSense_null(String text) {
        assertThat(LedgerCodec.read(text)).isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "version, x",
        "accepted, a",
        "rejected, a:b",
        "halt, SOME",
        "confirmation, ***",
        "settled, 0:9",
        "definite, 1",
        "epoch, -1",
        "grant, 1:sealed",
        "lease, node-1:45000",
        "lease, node-1:45000:some",
        "lease, node-1:-1:taken",
        "ticket, node-1:1",
        "ticket, node-1:x:1",
        "ticket, node-1:-1:1",
        "ticket, node-1:1:86400001",
        "ends, a"
    })
    void valueWithoutSense_null(String name, String value) {
        String fresh = LedgerCodec.write(LedgerRecord.fresh("s"));
        String text = fresh.replaceFirst(" " + name + "=[^ ]*", " " + name + "=" + value);

        assertThat(text).isNotEqualTo(fresh);
        assertThat(LedgerCodec.read(text)).isNull();
    }

    @Test
    void newerFormat_leftAlone() {
        assertThatExceptionOfType(BrokenStoreException.class)
                .isThrownBy(() -> LedgerCodec.read("mpf2 anything"))
                .withMessageContaining("newer version");
    }
}
