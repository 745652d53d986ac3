package io.github.mpfinicity.microprofile.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mpfinicity.AccountStatus.Activity;
import io.github.mpfinicity.core.schedules.Scene;
import io.github.mpfinicity.core.time.Clocks;
import io.github.mpfinicity.microprofile.config.TestConfig;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Two threads ask for a partner while the application ends: both get one, and it is closed. */
public final class RegistryScene implements Scene {
    private final SessionRegistry registry =
            SessionRegistry.open(
                    new ApplicationContext(
                            new ClassLoader(RegistryScene.class.getClassLoader()) {},
                            TestConfig.of(
                                    Map.of(
                                            "finicity.app-key", "app-key",
                                            "finicity.partner-id", "partner-id",
                                            "finicity.partner-secret", "secret")),
                            Clocks.system(),
                            ApplicationContext.UNOBSERVED,
                            List.of(),
                            Map.of()));
    private final List<PartnerRuntime> found = new ArrayList<>();

    @Override
    public List<Runnable> threads() {
        Runnable caller = () -> found.add(registry.partner());
        return List.of(caller, caller, registry::close);
    }

    @Override
    public void check() {
        assertThat(found).hasSize(2);
        assertThat(found.get(0)).as("the partner of another thread").isSameAs(found.get(1));
        assertThat(found.get(0).account().status().activity()).isEqualTo(Activity.CLOSED);
    }
}
