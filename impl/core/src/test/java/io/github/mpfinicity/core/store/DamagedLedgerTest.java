package io.github.mpfinicity.core.store;

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
import io.github.mpfinicity.core.time.ManualClocks;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A ledger whose file is damaged. Its fingerprints are slow. */
@Timeout(60)
class DamagedLedgerTest {
    @TempDir Path directory;

    @Test
    void damaged_nothingIsSentUntilAnOperatorConfirmsAlsoAfterARestart() throws IOException {
        var credentials = new PartnerCredentials("key", "partner", PartnerSecret.of("secret"));
        var mine = new AuthenticationTarget("https://vendor", credentials, null);
        assertThat(ledger().reserve(mine, "", TokenRequirement.NONE))
                .isInstanceOf(Reservation.class);
        Files.write(file(), Arrays.copyOf(Files.readAllBytes(file()), 30));

        assertThat(ledger().reserve(mine, "", TokenRequirement.NONE))
                .isEqualTo(new ReservationDenied.Suspended(Suspension.DAMAGED));
        assertThat(ledger().reserve(mine, "", TokenRequirement.NONE))
                .isEqualTo(new ReservationDenied.Suspended(Suspension.DAMAGED));

        ledger().confirm(mine);
        assertThat(ledger().reserve(mine, "", TokenRequirement.NONE))
                .isInstanceOf(Reservation.class);
    }

    private LockoutLedger ledger() {
        return new LockoutLedger(
                new FileStore(file()), LockoutPolicy.standard(), new ManualClocks());
    }

    private Path file() {
        return directory.resolve("store");
    }
}
