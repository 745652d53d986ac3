package io.github.mpfinicity.core.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mpfinicity.GracePeriod;
import io.github.mpfinicity.PartnerSecret;
import io.github.mpfinicity.core.result.ChangeResult;
import io.github.mpfinicity.core.result.Refusal;
import io.github.mpfinicity.core.store.FailingStore;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The deadline comes while something outside has not answered. One thread plays everything. */
@Timeout(60)
class GivenUpTest {
    private final SessionFixture world = new SessionFixture();
    private final FailingStore store = new FailingStore();
    private final InMemorySecretStore secretStore = new InMemorySecretStore("right-secret");

    private PartnerSession open() {
        world.threads = Runnable::run;
        world.store = store;
        return world.open();
    }

    /** The deadline comes before the write that follows so many others. */
    private void deadlineAfter(int writes) {
        store.beforeWrite = writes == 0 ? world.timer::fire : () -> deadlineAfter(writes - 1);
    }

    @AfterEach
    void end() {
        world.close();
    }

    @Test
    void whileTheAttemptIsReserved_notSentAndNotCharged() {
        PartnerSession session = open();
        deadlineAfter(0);

        assertThat(session.current(Duration.ZERO)).isInstanceOf(Refusal.Unavailable.class);
        assertThat(world.vendor.calls).hasValue(0);
        assertThat(session.status().attempts().used()).isZero();
    }

    @Test
    void whileTheNewSecretIsKept_notSentAndNotKept() {
        world.secretStore = secretStore;
        PartnerSession session = open();
        session.current(Duration.ZERO);
        secretStore.whileKept = world.timer::fire;

        assertThat(session.changeSecret(PartnerSecret.of("new-secret-1"), GracePeriod.NONE))
                .isInstanceOf(ChangeResult.Failed.class);
        assertThat(secretStore.pending).isNull();
        assertThat(world.vendor.calls).hasValue(1);
        assertThat(session.status().attempts().used()).isZero();
    }

    /** After the first attempt is reserved and settled. The next one has a deadline of its own. */
    @Test
    void whileTheSecondAttemptIsReserved_notSent() {
        world.secretStore = secretStore;
        PartnerSession session = open();
        secretStore.pending = "new-secret-1";
        deadlineAfter(3);

        assertThat(session.current(Duration.ZERO)).isInstanceOf(Refusal.Unavailable.class);
        assertThat(world.vendor.calls).as("the new secret").hasValue(1);
        assertThat(session.status().attempts().used()).isEqualTo(1);
    }
}
