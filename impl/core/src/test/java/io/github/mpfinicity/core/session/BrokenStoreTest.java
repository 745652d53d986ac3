package io.github.mpfinicity.core.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mpfinicity.core.result.CachedToken;
import io.github.mpfinicity.core.result.Refusal;
import io.github.mpfinicity.core.store.BrokenStoreException;
import io.github.mpfinicity.core.store.CheckedStore;
import io.github.mpfinicity.core.store.MemoryStore;
import io.github.mpfinicity.core.store.MisconfiguredStoreException;
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

    /** Until somebody runs the DDL. */
    private static final class WithoutTable implements PartnerStore {
        private final PartnerStore table = new MemoryStore();
        private volatile boolean missing = true;

        @Override
        public @Nullable String read(String key) {
            if (missing) {
                throw new MisconfiguredStoreException("the table is missing");
            }
            return table.read(key);
        }

        @Override
        public boolean compareAndSet(String key, @Nullable String expected, String next) {
            return table.compareAndSet(key, expected, next);
        }

        @Override
        public boolean outlivesProcess() {
            return false;
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

    @Test
    void tableIsMissing_toldAsConfigurationAndUsedOnceItIsThere() {
        var store = new WithoutTable();
        fixture.store = new CheckedStore(store, "finicity.store=jdbc");
        PartnerSession session = fixture.open();

        assertThat(session.current(Duration.ZERO))
                .isEqualTo(new Refusal.Misconfigured(List.of("the table is missing")));
        store.missing = false;
        fixture.clocks.advance(SessionRules.RECHECK);

        assertThat(session.current(Duration.ZERO)).isInstanceOf(CachedToken.class);
    }
}
