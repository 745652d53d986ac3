package io.github.mpfinicity.microprofile.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.mpfinicity.InvalidConfigurationException;
import io.github.mpfinicity.core.record.LockoutPolicy;
import io.github.mpfinicity.core.store.PartnerStore;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LockoutSettingsTest {
    @Test
    void lockout_defaultsAndShares() {
        Lockout standard = TestConfig.settings().lockout();
        assertThat(standard.policy()).isEqualTo(LockoutPolicy.standard());
        assertThat(standard.overdrawn()).isFalse();

        Lockout shared =
                TestConfig.settings(
                                "finicity.lockout.budget", "4",
                                "finicity.lockout.processes", "2",
                                "finicity.lockout.unknown-outcome", "strict")
                        .lockout();
        assertThat(shared.policy()).isEqualTo(new LockoutPolicy(2, false));

        Lockout many = TestConfig.settings("finicity.lockout.processes", "10").lockout();
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
                        InvalidConfigurationException.class, () -> TestConfig.settings(key, value));
        assertThat(e).hasMessageContaining(key).hasMessageContaining(value);
        assertThat(e).hasMessageContaining("for example");
    }

    @Test
    void store_memoryUnlessAFileIsNamed() {
        assertThat(TestConfig.settings().store().outlivesProcess()).isFalse();
        assertThat(
                        TestConfig.settings(
                                        "finicity.store", "file",
                                        "finicity.store.file", "/var/lib/app/finicity")
                                .store()
                                .outlivesProcess())
                .isTrue();
    }

    @Test
    void sameSettings_sameStore() {
        var stores = TestConfig.stores();
        String[] names = {"/var/lib/one", "/var/lib/one", "/var/lib/two"};
        List<PartnerStore> opened =
                Stream.of(names)
                        .map(
                                name ->
                                        TestConfig.ofDefault(
                                                "finicity.store",
                                                "file",
                                                "finicity.store.file",
                                                name))
                        .map(config -> Settings.load(config, stores).store())
                        .toList();

        assertThat(opened.get(1)).isSameAs(opened.get(0));
        assertThat(opened.get(2)).isNotSameAs(opened.get(0));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "/", "a\0b"})
    void impossibleFile_saysWhatItMustBe(String file) {
        assertThat(problems("finicity.store", "file", "finicity.store.file", file))
                .contains(
                        "finicity.store.file is "
                                + (file.isEmpty() ? "not set" : "\"" + file + "\"")
                                + ": with finicity.store=file it must be the path of a file on a"
                                + " disk of this host, for example"
                                + " /var/lib/my-application/finicity");
    }

    /** A setting that cannot be read is not told as absent, too. */
    @Test
    void expressionOfAStoreNamesNothing_oneProblem() {
        assertThat(
                        problems(
                                "finicity.store", "file",
                                "finicity.store.file", "${no.such.setting}"))
                .singleElement()
                .asString()
                .startsWith("finicity.store.file cannot be read");
    }

    /** An engine has the value only; the message has what is written. */
    @Test
    void expressionNamesASecretInASettingOfAStore_shownAsItIsWritten() {
        assertThat(
                        problems(
                                "finicity.store", "file",
                                "finicity.store.file", "${finicity.partner-secret}",
                                "finicity.partner-secret", "Sup3rSecret\0001234"))
                .singleElement()
                .asString()
                .startsWith("finicity.store.file is \"${finicity.partner-secret}\": with");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"jdbc:mysql://app:hunter2@db/x\0", "jdbc:mysql://db/x\0?password=hunter2"})
    void passwordInASettingOfAStore_notShown(String file) {
        assertThat(problems("finicity.store", "file", "finicity.store.file", file))
                .singleElement()
                .asString()
                .startsWith("finicity.store.file is \"")
                .contains("not shown")
                .doesNotContain("hunter2");
    }

    @ParameterizedTest
    @CsvSource({"finicity.store, disk", "finicity.store, file"})
    void impossibleStore_saysWhatIsMissing(String key, String value) {
        var e =
                catchThrowableOfType(
                        InvalidConfigurationException.class, () -> TestConfig.settings(key, value));
        assertThat(e).hasMessageContaining("finicity.store").hasMessageContaining("for example");
    }

    private static List<String> problems(String... namesAndValues) {
        return catchThrowableOfType(
                        InvalidConfigurationException.class,
                        () -> TestConfig.settings(namesAndValues))
                .problems();
    }
}
