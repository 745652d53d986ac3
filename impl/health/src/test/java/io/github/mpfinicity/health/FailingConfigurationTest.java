package io.github.mpfinicity.health;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mpfinicity.core.time.Clocks;
import io.github.mpfinicity.microprofile.config.PartnerName;
import io.github.mpfinicity.microprofile.config.TestConfig;
import io.github.mpfinicity.microprofile.runtime.ApplicationContext;
import io.github.mpfinicity.microprofile.runtime.SessionRegistry;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponse.Status;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A source of the configuration throws: that hides no other partner. */
class FailingConfigurationTest {
    private static final String SECRET = "the-secret-of-nobody";

    private final Map<String, String> properties =
            TestConfig.credentialsAnd(
                    "finicity.partners.acme.app-key", TestConfig.APP_KEY,
                    "finicity.partners.zeta.app-key", TestConfig.APP_KEY);
    private final Config config = TestConfig.of(properties);
    private final SessionRegistry registry =
            SessionRegistry.open(
                    new ApplicationContext(
                            new ClassLoader() {},
                            (Config)
                                    Proxy.newProxyInstance(
                                            Config.class.getClassLoader(),
                                            new Class<?>[] {Config.class},
                                            (proxy, method, values) -> asked(method, values)),
                            Clocks.system(),
                            ApplicationContext.UNOBSERVED,
                            List.of(),
                            Map.of()));
    private final FinicityHealthCheck check = new FinicityHealthCheck();
    private String failing = "no method and no name";

    private Object asked(Method method, Object[] values) throws Throwable {
        if (method.getName().equals(failing) || (values != null && failing.equals(values[0]))) {
            throw new IllegalStateException(SECRET);
        }
        try {
            return method.invoke(config, values);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }

    @AfterEach
    void end() {
        registry.close();
    }

    @Test
    void oneCannotBeRead_laterOnesAreShownAndCount() {
        failing = "finicity.partners.acme.region";
        properties.put("finicity.partners.zeta.base-uri", "ftp://vendor.example");
        properties.put("finicity.partners.zeta.health", "readiness");

        HealthCheckResponse response = response();

        assertThat(response.getStatus()).isEqualTo(Status.DOWN);
        assertThat(response.getData().orElseThrow())
                .containsEntry("default.usable", true)
                .containsEntry("acme.usable", false)
                .containsEntry("acme.problem", IllegalStateException.class.getName())
                .containsEntry("zeta.usable", false);
        assertThat(response.getData().orElseThrow().toString()).doesNotContain(SECRET);
    }

    @Test
    void partInHealthIsImpossible_theSettingIsNamed() {
        properties.put("finicity.partners.acme.health", "redyness");

        Map<String, Object> data = response().getData().orElseThrow();
        assertThat(data).containsEntry("acme.last-refusal", "CONFIGURATION");
        assertThat(data.get("acme.last-refusal-reason"))
                .asString()
                .contains("finicity.partners.acme.health");
    }

    @Test
    void oneThatHasToBeReadyCannotBeRead_down() {
        failing = "finicity.partners.acme.region";
        assertThat(response().getStatus()).isEqualTo(Status.UP);

        properties.put("finicity.partners.acme.health", "readiness");
        assertThat(response().getStatus()).isEqualTo(Status.DOWN);
    }

    @Test
    void namesCannotBeRead_usedPartnersAreShownAndCount() {
        properties.put("finicity.partners.acme.health", "readiness");
        registry.partner(PartnerName.of("acme")).close();
        failing = "getPropertyNames";

        HealthCheckResponse response = response();

        assertThat(response.getStatus()).isEqualTo(Status.DOWN);
        assertThat(response.getData().orElseThrow())
                .containsEntry("acme.activity", "CLOSED")
                .containsKey("problem")
                .doesNotContainKey("zeta.usable");
    }

    @Test
    void partInHealthCannotBeRead_asItWasAtTheStart() {
        properties.put("finicity.partners.acme.health", "readiness");
        registry.partner(PartnerName.of("acme")).close();
        failing = "finicity.partners.acme.health";

        assertThat(response().getStatus()).isEqualTo(Status.DOWN);
    }

    @SuppressWarnings("UnnecessaryAssignment") // No container is here to inject it.
    private HealthCheckResponse response() {
        check.registry = registry;
        return check.call();
    }
}
