package io.github.mpfinicity.core.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mpfinicity.core.result.CachedToken;
import io.github.mpfinicity.core.result.Refusal;
import io.github.mpfinicity.core.result.UnavailableReason;
import io.github.mpfinicity.core.store.FailingStore;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The store goes away: a token serves to its end, then calls fail closed until it is back. */
@Timeout(60)
class StoreAwayTest {
    private final SessionFixture node = new SessionFixture();
    private final FailingStore store = new FailingStore();

    @AfterEach
    void end() {
        node.close();
    }

    /** The source fails at each look; other nodes must learn of the lock all the same. */
    @Test
    void lockNotedWhileTheStoreIsAway_writtenAlthoughTheSourceFails() {
        node.store = store;
        node.threads = Runnable::run;
        PartnerSession session = node.open();
        assertThat(session.current(Duration.ZERO)).isInstanceOf(CachedToken.class);
        store.failReads = Integer.MAX_VALUE;
        session.lockSeen();
        store.failReads = 0;
        node.reader =
                () -> {
                    throw new IllegalStateException("the source fails");
                };

        node.clocks.advance(SessionRules.RECHECK_WHILE_SERVED);
        session.current(Duration.ZERO);

        assertThat(store.backup()).contains("suspension=LOCKED");
    }

    @Test
    void storeAway_tokenServesToItsEndThenNothingIsSentUntilItIsBack() {
        node.store = store;
        node.threads = Runnable::run;
        PartnerSession session = node.open();
        Duration end = SessionRules.us().hardLimit();
        assertThat(session.current(Duration.ZERO)).isInstanceOf(CachedToken.class);
        store.failReads = Integer.MAX_VALUE;

        Duration transition = Duration.ofSeconds(7);
        for (Duration age = transition; age.compareTo(end) < 0; age = age.plus(transition)) {
            node.clocks.advance(transition);
            assertThat(session.current(Duration.ZERO))
                    .as("%s", age)
                    .isInstanceOf(CachedToken.class);
        }
        node.clocks.advance(transition);
        assertThat(session.current(Duration.ZERO))
                .isInstanceOfSatisfying(
                        Refusal.Unavailable.class,
                        why ->
                                assertThat(why.reason())
                                        .isEqualTo(UnavailableReason.RECORD_UNAVAILABLE));
        assertThat(node.vendor.calls).hasValue(1);

        store.failReads = 0;
        node.clocks.advance(Duration.ofMinutes(5));
        assertThat(session.current(Duration.ZERO)).isInstanceOf(CachedToken.class);
        assertThat(node.vendor.calls).hasValue(2);
    }
}
