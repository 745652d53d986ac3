package io.github.mpfinicity.core.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mpfinicity.core.result.CachedToken;
import io.github.mpfinicity.core.store.FileStore;
import io.github.mpfinicity.core.store.MemoryStore;
import io.github.mpfinicity.core.store.PartnerStore;
import io.github.mpfinicity.core.store.TextTooLongException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A token of 4,000 characters: stores that have room keep it, others do without. */
@Timeout(60)
class LongTokenTest {
    private static final String LIMIT = "the column record_text is too narrow: widen it";

    private final SessionFixture fixture = new SessionFixture();
    private final List<String> warnings = new CopyOnWriteArrayList<>();
    private final Logger log = Logger.getLogger("io.github.mpfinicity");
    private final Handler handler = new Warnings();

    {
        fixture.vendor.padding = "x".repeat(4000);
        log.addHandler(handler);
    }

    @AfterEach
    void end() {
        log.removeHandler(handler);
        fixture.close();
    }

    @Test
    void noRoomForIt_servedAndRenewedAndSaidOnce() {
        fixture.store = new Narrow();
        PartnerSession session = fixture.open();
        for (int call = 1; call <= 3; call++) {
            assertThat(held(session).token().value()).startsWith("token-" + call);
            assertThat(session.status().attempts().used()).isZero();
            fixture.clocks.advance(Duration.ofMinutes(116));
        }

        assertThat(warnings).hasSize(1);
        assertThat(warnings.get(0)).contains(LIMIT).doesNotContain("xxx");
    }

    @Test
    void noRoomForIt_othersFetchTheirOwnAndTakeAShortOneLater() {
        fixture.store = new Narrow();
        PartnerSession first = fixture.open();
        PartnerSession second = fixture.open();
        assertThat(held(first).token().value()).startsWith("token-1");
        assertThat(held(second).token().value()).startsWith("token-2");

        fixture.vendor.padding = "";
        fixture.clocks.advance(Duration.ofMinutes(116));
        assertThat(held(first).token().value()).isEqualTo("token-3");
        assertThat(held(second).token().value()).isEqualTo("token-3");
    }

    @Test
    void memoryAndFile_sharedAsEver(@TempDir Path directory) {
        for (PartnerStore store :
                List.of(new MemoryStore(), new FileStore(directory.resolve("store")))) {
            fixture.store = store;
            CachedToken token = held(fixture.open());

            assertThat(held(fixture.open()).token().value()).isEqualTo(token.token().value());
        }
        assertThat(warnings).isEmpty();
    }

    private static CachedToken held(PartnerSession session) {
        return (CachedToken) session.current(Duration.ZERO);
    }

    /** As a table with the column of our DDL. */
    private static final class Narrow implements PartnerStore {
        private final PartnerStore texts = new MemoryStore();

        @Override
        public @Nullable String read(String key) {
            return texts.read(key);
        }

        @Override
        public boolean compareAndSet(String key, @Nullable String expected, String next) {
            if (next.length() > 4000) {
                throw new TextTooLongException(LIMIT);
            }
            return texts.compareAndSet(key, expected, next);
        }

        @Override
        public boolean outlivesProcess() {
            return false;
        }
    }

    private final class Warnings extends Handler {
        @Override
        public void publish(LogRecord record) {
            warnings.add(new SimpleFormatter().formatMessage(record));
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    }
}
