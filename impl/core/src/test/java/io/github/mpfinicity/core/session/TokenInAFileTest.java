package io.github.mpfinicity.core.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mpfinicity.AccountStatus.TokenAge;
import io.github.mpfinicity.core.result.CachedToken;
import io.github.mpfinicity.core.store.FileStore;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A process and the one before it. Their fingerprints are slow. */
@Timeout(60)
class TokenInAFileTest {
    private final SessionFixture fixture = new SessionFixture();

    @AfterEach
    void end() {
        fixture.close();
    }

    @Test
    void restarted_tokenReused(@TempDir Path directory) {
        fixture.store = new FileStore(directory.resolve("store"));
        CachedToken before = held(fixture.open());
        fixture.clocks.advance(Duration.ofMinutes(80));

        CachedToken after = held(fixture.open());

        assertThat(fixture.vendor.calls).hasValue(1);
        assertThat(after.token().value()).isEqualTo(before.token().value());
        assertThat(after.token().expiresAt()).isEqualTo(before.token().expiresAt());
        assertThat(after.tokenAge(fixture.clocks.now())).isEqualTo(TokenAge.FRESH);
    }

    private static CachedToken held(PartnerSession session) {
        return (CachedToken) session.current(Duration.ZERO);
    }
}
