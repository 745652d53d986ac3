package io.github.mpfinicity.microprofile.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.mpfinicity.InvalidConfigurationException;
import io.github.mpfinicity.core.record.LockoutPolicy;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LockoutSettingsTest {
    @Test
    void lockout_defaultsAndShares() {
        Lockout standard = Settings.load(TestConfig.ofDefault()).lockout();
        assertThat(standard.policy()).isEqualTo(LockoutPolicy.standard());
        assertThat(standard.overdrawn()).isFalse();

        Lockout shared =
                Settings.load(
                                TestConfig.ofDefault(
                                        "finicity.lockout.budget", "4",
                                        "finicity.lockout.processes", "2",
                                        "finicity.lockout.unknown-outcome", "strict"))
                        .lockout();
        assertThat(shared.policy()).isEqualTo(new LockoutPolicy(2, false));

        Lockout many =
                Settings.load(TestConfig.ofDefault("finicity.lockout.processes", "10")).lockout();
        assertThat(many.policy().budget()).isEqualTo(1);
        assertThat(many.overdrawn()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "finicity.lockout.budget, 0",
        "finicity.lockout.budget, 5",
        "finicity.lockout.budget, three",
        "finicity.lockout.processes, 0",
        "finicity.lockout.processes, -1",
        "finicity.lockout.unknown-outcome, maybe"
    })
    void impossibleLockout_saysPropertyValueAndExample(String key, String value) {
        var e =
                catchThrowableOfType(
                        InvalidConfigurationException.class,
                        () -> Settings.load(TestConfig.ofDefault(key, value)));
        assertThat(e).hasMessageContaining(key).hasMessageContaining(value);
        assertThat(e).hasMessageContaining("for example");
    }

    @Test
    void store_memoryUnlessAFileIsNamed() {
        assertThat(Settings.load(TestConfig.ofDefault()).store().kind())
                .isEqualTo(StoreKind.MEMORY);
        assertThat(
                        Settings.load(
                                        TestConfig.ofDefault(
                                                "finicity.store", "file",
                                                "finicity.store.file", "/var/lib/app/finicity"))
                                .store())
                .isEqualTo(
                        new StoreSettings(
                                StoreKind.FILE, Path.of("/var/lib/app/finicity"), Map.of()));
    }

    @Test
    void jdbc_itsSettingsAsTheyAreSet() {
        assertThat(
                        Settings.load(
                                        TestConfig.ofDefault(
                                                "finicity.store", "jdbc",
                                                "finicity.store.jdbc.data-source", "java:/x",
                                                "finicity.store.jdbc.table", "app.finicity",
                                                "finicity.store.jdbc.create-table", "true"))
                                .store()
                                .engine())
                .containsOnly(
                        Map.entry("data-source", "java:/x"),
                        Map.entry("table", "app.finicity"),
                        Map.entry("create-table", "true"));
    }

    @ParameterizedTest
    @CsvSource({
        "table, finicity partner",
        "table, 1st",
        "table, a.b.c",
        "table, x;DROP TABLE x",
        "create-table, maybe"
    })
    void impossibleJdbcSetting_saysPropertyValueAndExample(String name, String value) {
        String key = "finicity.store.jdbc." + name;
        var e =
                catchThrowableOfType(
                        InvalidConfigurationException.class,
                        () ->
                                Settings.load(
                                        TestConfig.ofDefault(
                                                "finicity.store", "jdbc", key, value)));
        assertThat(e).hasMessageContaining(key).hasMessageContaining(value);
        assertThat(e).hasMessageContaining("for example");
    }

    @ParameterizedTest
    @CsvSource({"finicity.store, disk", "finicity.store, file"})
    void impossibleStore_saysWhatIsMissing(String key, String value) {
        var e =
                catchThrowableOfType(
                        InvalidConfigurationException.class,
                        () -> Settings.load(TestConfig.ofDefault(key, value)));
        assertThat(e).hasMessageContaining("finicity.store").hasMessageContaining("for example");
    }
}
