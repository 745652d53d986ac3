package io.github.mpfinicity.store.jdbc;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.mpfinicity.PartnerCredentials;
import io.github.mpfinicity.PartnerSecret;
import io.github.mpfinicity.core.credentials.AuthenticationTarget;
import io.github.mpfinicity.core.lockout.LockoutLedger;
import io.github.mpfinicity.core.lockout.TokenRequirement;
import io.github.mpfinicity.core.record.LockoutPolicy;
import io.github.mpfinicity.core.record.Reservation;
import io.github.mpfinicity.core.record.ReservationDenied;
import io.github.mpfinicity.core.record.Suspension;
import io.github.mpfinicity.core.time.Clocks;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A row that somebody or something has changed is not taken for what we wrote. */
@Timeout(120)
class DamagedRowTest {
    private static final PartnerCredentials CREDENTIALS =
            new PartnerCredentials("key", "partner", PartnerSecret.of("secret"));
    private static final AuthenticationTarget TARGET =
            new AuthenticationTarget("https://vendor", CREDENTIALS, null);

    private final DataSource source = Databases.fresh();
    private byte[] good;

    @BeforeEach
    void write() throws SQLException {
        LockoutLedger ledger = ledger();
        var reservation = (Reservation) ledger.reserve(TARGET, "", TokenRequirement.NONE);
        Instant sent = Clocks.system().now().wall();
        ledger.settle(reservation, ledger.accepted(CREDENTIALS, reservation, "token", sent));
        good = text().getBytes(ISO_8859_1);
        assertThat(ledger().look(TARGET, TokenRequirement.NONE)).isNotNull();
    }

    @Test
    @Tag("fleet")
    void anyBitFlipped_noRecordThatMakesSense() throws SQLException {
        flippedEvery(1);
    }

    @Test
    void oneBitOfEachByteFlipped_noRecordThatMakesSense() throws SQLException {
        flippedEvery(7);
    }

    private void flippedEvery(int step) throws SQLException {
        for (int bit = 0; bit < good.length * 8; bit += step) {
            put(flipped(bit));
            assertThat(ledger().look(TARGET, TokenRequirement.NONE)).as("bit %s", bit).isNull();
        }
    }

    @Test
    void someBitsFlipped_nothingIsSent() throws SQLException {
        for (int i = 0; i < 8; i++) {
            put(flipped(i + i * (good.length - 1) / 7 * 8));
            assertThat(ledger().reserve(TARGET, "", TokenRequirement.NONE))
                    .isEqualTo(new ReservationDenied.Suspended(Suspension.DAMAGED));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "short", "1000.aaaaaaaaaaaaaaaaaaaaaaaa"})
    void saltMissingOrWeak_nothingIsSent(String salt) throws SQLException {
        put(new String(good, ISO_8859_1).replaceFirst(" salt=[^ ]*", " salt=" + salt));

        assertThat(ledger().reserve(TARGET, "", TokenRequirement.NONE))
                .isEqualTo(new ReservationDenied.Suspended(Suspension.DAMAGED));
    }

    /** A table that somebody made without NOT NULL. */
    @Test
    void noText_nothingIsSent() throws SQLException {
        Databases.run(source, "ALTER TABLE finicity_partner ALTER COLUMN record_text SET NULL");
        put(null);

        assertThat(ledger().reserve(TARGET, "", TokenRequirement.NONE))
                .isEqualTo(new ReservationDenied.Suspended(Suspension.DAMAGED));
    }

    private String flipped(int bit) {
        byte[] bad = good.clone();
        bad[bit / 8] ^= (byte) (1 << bit % 8);
        return new String(bad, ISO_8859_1);
    }

    private LockoutLedger ledger() {
        return new LockoutLedger(
                Databases.store(source), LockoutPolicy.standard(), Clocks.system());
    }

    private String text() throws SQLException {
        try (Connection connection = source.getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows =
                        statement.executeQuery("SELECT record_text FROM finicity_partner")) {
            assertThat(rows.next()).isTrue();
            return rows.getString(1);
        }
    }

    private void put(@Nullable String text) throws SQLException {
        try (Connection connection = source.getConnection();
                PreparedStatement update =
                        connection.prepareStatement(
                                "UPDATE finicity_partner SET record_text = ?")) {
            update.setString(1, text);
            assertThat(update.executeUpdate()).isEqualTo(1);
        }
    }
}
