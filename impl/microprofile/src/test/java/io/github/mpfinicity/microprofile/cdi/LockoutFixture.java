package io.github.mpfinicity.microprofile.cdi;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mpfinicity.AppTokens;
import io.github.mpfinicity.PartnerAccount;
import io.github.mpfinicity.simulator.FinicitySimulator;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;

/** An application, the vendor that locks at five, and 64 threads that keep on asking. */
final class LockoutFixture implements AutoCloseable {
    /** Not the simulator's. */
    static final String WRONG = "Wrong0000000000";

    final FinicitySimulator simulator = FinicitySimulator.start();
    private final Application application = Application.of(simulator);
    private ConcurrentCallers callers;

    LockoutFixture with(String name, String value) {
        application.with("finicity." + name, value);
        return this;
    }

    LockoutFixture secret(String value) {
        return with("partner-secret", value);
    }

    LockoutFixture start() {
        callers = new ConcurrentCallers(application.start().get(AppTokens.class));
        return this;
    }

    /** All threads get this exception now. */
    void refused(Class<?> kind) throws Exception {
        assertThat(callers.refusal()).isEqualTo(kind);
    }

    /** All threads get this exception so much later. */
    void refusedAfter(Duration time, Class<?> kind) throws Exception {
        application.get(TestClocks.class).advance(time);
        refused(kind);
    }

    void refusedAsync(CountDownLatch asked, Class<?> kind) throws Exception {
        assertThat(callers.refusalAsync(asked)).isEqualTo(kind);
    }

    void advance(Duration time) {
        application.get(TestClocks.class).advance(time);
    }

    /** Longer than any pause, for a day. */
    void refusedForADay(Class<?> kind) throws Exception {
        for (int hour = 0; hour < 24; hour++) {
            refusedAfter(Duration.ofHours(1), kind);
        }
    }

    PartnerAccount account() {
        return application.get(PartnerAccount.class);
    }

    /** What the vendor saw: so many requests, and so many failures since the last success. */
    void assertVendorSaw(int attempts, int failures) {
        assertThat(simulator.authentications()).hasSize(attempts);
        assertThat(simulator.partner().failures()).isEqualTo(failures);
        assertThat(simulator.partner().locked()).isFalse();
    }

    @Override
    public void close() {
        if (callers != null) {
            callers.close();
        }
        simulator.onAuthentication().clear();
        application.close();
        simulator.close();
    }
}
