package io.github.mpfinicity.core.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mpfinicity.core.store.BrokenStoreException;
import io.github.mpfinicity.core.store.PartnerStore;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class BrokenStoreTest {
    private final SessionFixture fixture = new SessionFixture();

    /** Found out at its first use. */
    private static final class Broken implements PartnerStore {
        @Override
        public @Nullable String read(String key) {
            throw new BrokenStoreException("it loses updates");
        }

        @Override
        public boolean compareAndSet(String key, @Nullable String expected, String next) {
            throw new BrokenStoreException("it loses updates");
        }

        @Override
        public boolean outlivesProcess() {
            return true;
        }
    }

    @AfterEach
    void end() {
        fixture.close();
    }

    @Test
    void storeIsBroken_nothingIsSentAndTheReasonSaid() {
        fixture.store = new Broken();
        PartnerSession session = fixture.open();

        assertThat(session.current(Duration.ZERO))
                .isEqualTo(new Refusal.Misconfigured(List.of("it loses updates")));
        assertThat(fixture.vendor.calls).hasValue(0);
    }
}
