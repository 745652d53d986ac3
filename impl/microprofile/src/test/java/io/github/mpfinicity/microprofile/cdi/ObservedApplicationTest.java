package io.github.mpfinicity.microprofile.cdi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.mpfinicity.AppToken;
import io.github.mpfinicity.AppTokens;
import io.github.mpfinicity.PartnerAccount;
import io.github.mpfinicity.SessionEvent;
import io.github.mpfinicity.core.observe.ObserverFactory;
import io.github.mpfinicity.core.observe.PartnerObserver;
import io.github.mpfinicity.microprofile.runtime.Logged;
import io.github.mpfinicity.simulator.fault.Faults;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.ObservesAsync;
import jakarta.enterprise.inject.Produces;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.List;
import java.util.MissingResourceException;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;

/** What a bean hears of calls with the simulator. */
class ObservedApplicationTest extends LiveFixture {
    @Test
    void firstCall_eachThingToldOnce() {
        start().list(1);

        await(() -> told("tokenRenewed").size() == 1 && told("waitEnded").size() == 1);
        assertThat(told("attemptStarted"))
                .containsExactly(
                        "default attemptStarted[1, AUTHENTICATION, http://"
                                + simulator.baseUri().getAuthority()
                                + "]");
        assertThat(told("attemptEnded"))
                .containsExactly("default attemptEnded[1, AUTHENTICATION, not shown, a while]");
        assertThat(told("tokenRenewed")).containsExactly("default tokenRenewed[AUTHENTICATED]");
        assertThat(told("waitStarted")).containsExactly("default waitStarted[1]");
        assertThat(told("waitEnded")).containsExactly("default waitEnded[1, a while, true]");
        assertThat(told("storeOperationEnded"))
                .contains(
                        "default storeOperationEnded[READ, DONE, a while]",
                        "default storeOperationEnded[COMPARE_AND_SET, DONE, a while]")
                .noneMatch(it -> it.contains("FAILED"));
    }

    @Test
    void wrongSecret_refusedWithItsCodeAndToldNoSecret() {
        application.with("finicity.partner-secret", "Wrong12345678");
        Customers customers = start();
        for (int i = 0; i < 3; i++) {
            assertThatThrownBy(() -> customers.list(1)).isNotNull();
        }

        await(() -> told("refused").size() == 1);
        assertThat(told("attemptEnded"))
                .singleElement()
                .asString()
                .contains("status=401, code=10001]");
        assertThat(told("waitEnded")).containsExactly("default waitEnded[1, a while, false]");
        assertThat(told("tokenRenewed")).isEmpty();
        assertNothingSecret();
    }

    @Test
    void credentialsChanged_toldOnceEach() {
        Customers customers = start();
        customers.list(1);
        simulator.partner().changeSecret(NEW_SECRET);
        simulator.partner().rotateAppKey(NEW_KEY);
        application.with("finicity.partner-secret", NEW_SECRET).with("finicity.app-key", NEW_KEY);
        advance(Duration.ofHours(2));
        customers.list(1);

        await(() -> told("appKeyChanged").size() == 1);
        assertThat(told("secretChanged")).containsExactly("default secretChanged[]");
        assertNothingSecret();
    }

    @Test
    void callsRefused_toldWithStatusAndKnownCode() {
        Customers customers = start();
        simulator.onBusiness().always(Faults.status(503));
        assertThatThrownBy(() -> customers.list(1)).isNotNull();
        simulator.onBusiness().always(Faults.locked(401));
        assertThatThrownBy(() -> customers.list(1)).isNotNull();

        await(() -> told("callRefused").size() == 2);
        assertThat(told("callRefused"))
                .containsExactly(
                        "default callRefused[503, null]", "default callRefused[401, 24302]");
    }

    @Test
    void manyCallers_asManyWaitsEndAsBegan() throws Exception {
        start();
        try (var callers = new ConcurrentCallers(application.get(AppTokens.class))) {
            assertThat(callers.refusal()).isEqualTo(AppToken.class);
        }

        await(() -> told("waitEnded").size() == told("waitStarted").size());
        assertThat(told("attemptStarted")).hasSize(1);
    }

    @Test
    void otherObserversFail_callsSucceedAndThisOneIsTold() throws Exception {
        List<String> lines =
                Logged.during(
                        () -> {
                            application.start(Observations.class, Broken.class);
                            assertThat(application.client(Customers.class).list(1).found())
                                    .isEqualTo(25);
                        });

        await(() -> told("tokenRenewed").size() == 1);
        assertThat(lines.stream().filter(it -> it.contains("could not be made")))
                .singleElement()
                .asString()
                .contains("java.lang.ExceptionInInitializerError")
                .doesNotContain("the-secret");
    }

    @Test
    void asynchronousObserverOfEventsFails_warnedWithItsClass() throws Exception {
        List<String> logged =
                Logged.during(
                        lines -> {
                            application.start(Observations.class, FailingListener.class);
                            token();
                            await(() -> lines.stream().anyMatch(it -> it.contains("MPFIN-223")));
                        });

        assertThat(logged.stream().filter(it -> it.contains("MPFIN-223")))
                .singleElement()
                .asString()
                .contains("Renewed", "java.util.MissingResourceException")
                .doesNotContain("the-secret");
    }

    private Customers start() {
        return application.start(Observations.class).client(Customers.class);
    }

    private List<String> told(String method) {
        return application.get(Observations.class).calls(method);
    }

    private void assertNothingSecret() {
        assertThat(String.join("\n", application.get(Observations.class).calls()))
                .doesNotContain(
                        simulator.partner().secret(),
                        simulator.partner().appKey(),
                        "Wrong12345678",
                        NEW_SECRET,
                        NEW_KEY)
                .doesNotContain(simulator.partner().id());
    }

    private static void await(BooleanSupplier what) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        while (!what.getAsBoolean()) {
            assertThat(System.nanoTime()).as("in time").isLessThan(end);
            Thread.onSpinWait();
        }
    }

    /** Fails at each event. */
    @ApplicationScoped
    public static class FailingListener {
        void fail(@ObservesAsync SessionEvent event) {
            throw new MissingResourceException("the-secret", "", "");
        }
    }

    /** One cannot be made, and one throws whatever it is told. */
    @ApplicationScoped
    public static class Broken {
        @Produces
        @ApplicationScoped
        ObserverFactory refusing() {
            return new Refusing();
        }

        @Produces
        @ApplicationScoped
        ObserverFactory throwing() {
            return new Throwing();
        }
    }

    /** Fails as soon as it is asked. */
    static class Refusing implements ObserverFactory {
        @Override
        public PartnerObserver observe(String partner, PartnerAccount account) {
            throw new ExceptionInInitializerError("the-secret");
        }
    }

    /** Makes an observer that fails at whatever it is told. */
    static class Throwing implements ObserverFactory {
        @Override
        public PartnerObserver observe(String partner, PartnerAccount account) {
            return (PartnerObserver)
                    Proxy.newProxyInstance(
                            PartnerObserver.class.getClassLoader(),
                            new Class<?>[] {PartnerObserver.class},
                            (self, method, arguments) -> {
                                throw new AssertionError(method.getName());
                            });
        }
    }
}
