package io.github.mpfinicity.microprofile.cdi;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mpfinicity.AppToken;
import io.github.mpfinicity.AppTokens;
import io.github.mpfinicity.Partner;
import io.github.mpfinicity.PartnerAccount;
import io.github.mpfinicity.SessionEvent;
import io.github.mpfinicity.simulator.FinicitySimulator;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Timeout;

/** An application whose configuration changes while it runs. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
abstract class LiveFixture {
    static final String NEW_SECRET = "AnotherSecret-12345";
    static final String NEW_KEY = "00112233445566778899aabbccddeeff";

    final FinicitySimulator simulator = FinicitySimulator.start();
    final Application application = Application.of(simulator);

    @AfterEach
    void end() {
        application.close();
        simulator.close();
    }

    AppToken token() {
        return application.get(AppTokens.class).current();
    }

    PartnerAccount account() {
        return application.get(PartnerAccount.class);
    }

    void advance(Duration time) {
        application.get(TestClocks.class).advance(time);
    }

    /** The next re-check, in the background, brings another token. */
    AppToken tokenAfterRecheck(AppToken before) {
        advance(Duration.ofSeconds(30));
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
        AppToken now = token();
        while (now.equals(before)) {
            assertThat(System.nanoTime()).as("in time").isLessThan(end);
            Thread.onSpinWait();
            now = token();
        }
        return now;
    }

    void assertTold(Class<? extends SessionEvent> kind) throws InterruptedException {
        assertTold(kind, Partner.DEFAULT);
    }

    /** Of that partner, whatever else is told before. */
    void assertTold(Class<? extends SessionEvent> kind, String partner)
            throws InterruptedException {
        SessionEvent event;
        do {
            event = application.get(RecordedEvents.class).events().poll(20, TimeUnit.SECONDS);
            assertThat(event).as("an event in time").isNotNull();
        } while (!kind.isInstance(event) || !event.partner().equals(partner));
    }

    void assertVendorCounted(int authentications) {
        assertThat(simulator.authentications()).hasSize(authentications);
        assertThat(simulator.tally().rejected()).isZero();
        assertThat(simulator.partner().failures()).isZero();
    }
}
