package io.github.mpfinicity.microprofile.credentials;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.mpfinicity.InvalidConfigurationException;
import io.github.mpfinicity.PartnerCredentials;
import io.github.mpfinicity.PartnerSecret;
import io.github.mpfinicity.core.time.Clocks;
import io.github.mpfinicity.microprofile.config.TestConfig;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The credentials in files, mounted as Kubernetes mounts them. */
class CredentialFilesTest {
    private static final List<String> NAMES = List.of("app-key", "partner-id", "partner-secret");

    @TempDir Path folder;
    private final Map<String, String> properties = new HashMap<>();
    private final ConfigCredentialsSource source = source(properties);

    /** None while a configuration is being made: that looks settings up, too. */
    private int swapsLeft;

    @BeforeEach
    void mount() throws IOException {
        version("1");
        version("2");
        swap("1");
        for (String name : NAMES) {
            Files.createSymbolicLink(folder.resolve(name), Path.of("..data", name));
            properties.put("finicity." + name + "-file", folder.resolve(name).toString());
        }
    }

    @Test
    void read_eachTimeAnew() throws IOException {
        assertThat(source.credentials()).isEqualTo(credentials("1"));
        swap("2");
        assertThat(source.credentials()).isEqualTo(credentials("2"));
    }

    @Test
    void swappedWhileTheyAreRead_allOfOneVersion() throws IOException {
        for (String name : NAMES) {
            swap("1");
            ConfigCredentialsSource swapping = source(swapping("finicity." + name + "-file"));
            swapsLeft = 1;
            assertThat(swapping.credentials()).as("at " + name).isEqualTo(credentials("2"));
            assertThat(swapsLeft).isZero();
        }
    }

    @Test
    void swappedAllTheTime_notAtTheMoment() {
        ConfigCredentialsSource swapping = source(swapping("finicity.partner-id-file"));
        swapsLeft = 1000;
        assertThatExceptionOfType(ConfigCredentialsSource.UnsettledException.class)
                .isThrownBy(swapping::credentials)
                .withMessageNotContaining("of-version");
    }

    @Test
    void valueAndFile_bothNamed() {
        properties.put("finicity.partner-secret", "another-secret-1");
        assertThat(problems())
                .singleElement()
                .asString()
                .startsWith("finicity.partner-secret and finicity.partner-secret-file are both set")
                .doesNotContain("another-secret-1");
        assertThatExceptionOfType(InvalidConfigurationException.class)
                .isThrownBy(
                        () ->
                                CredentialsCheck.settings(
                                        TestConfig.ofDefault(properties), TestConfig.stores()))
                .withMessageContaining("finicity.partner-secret-file");
    }

    @ParameterizedTest
    @ValueSource(strings = {" abcdef", "abc\u0007def", "abcdef\n\n", "\uFEFFabcdef", "\n"})
    void impossible_saidWithTheFilesSettingAndWithoutTheValue(String value) throws IOException {
        Files.writeString(folder.resolve("..data").resolve("partner-secret"), value);
        assertThat(problems())
                .singleElement()
                .asString()
                .startsWith("finicity.partner-secret-file names a file that ")
                .doesNotContain("def");
    }

    @Test
    void fileMissing_countsOnlyAtFirstUse() throws IOException {
        Files.delete(folder.resolve("app-key"));
        assertThat(problems())
                .singleElement()
                .asString()
                .startsWith("finicity.app-key-file is ")
                .contains("app-key\", which does not exist");
        assertThatCode(
                        () ->
                                CredentialsCheck.settings(
                                        TestConfig.ofDefault(properties), TestConfig.stores()))
                .doesNotThrowAnyException();
    }

    @Test
    void fileIsADirectory_refusedAtStart() {
        properties.put("finicity.app-key-file", folder.toString());
        assertThatExceptionOfType(InvalidConfigurationException.class)
                .isThrownBy(
                        () ->
                                CredentialsCheck.settings(
                                        TestConfig.ofDefault(properties), TestConfig.stores()))
                .withMessageContaining("finicity.app-key-file")
                .withMessageContaining("not a regular file");
    }

    @Test
    void noNameOfAFile_said() {
        properties.put("finicity.app-key-file", "a\u0000b");
        assertThat(problems())
                .containsExactly(
                        "finicity.app-key-file cannot be the name of a file on this system");
        properties.put("finicity.partner-secret-file", "a\u0000b");
        assertThat(source.secretFile()).isNull();
    }

    private List<String> problems() {
        return catchThrowableOfType(InvalidConfigurationException.class, () -> source.credentials())
                .problems();
    }

    private static PartnerCredentials credentials(String version) {
        return new PartnerCredentials(
                "app-key-of-version-" + version,
                "partner-id-of-version-" + version,
                PartnerSecret.of("partner-secret-of-version-" + version));
    }

    private void version(String version) throws IOException {
        Path to = Files.createDirectory(folder.resolve(".." + version));
        for (String name : NAMES) {
            Files.writeString(to.resolve(name), name + "-of-version-" + version + "\n");
        }
    }

    /** As the kubelet does: another link takes the place of the one before. */
    private void swap(String version) throws IOException {
        Path next = Files.createSymbolicLink(folder.resolve("..data_tmp"), Path.of(".." + version));
        Files.move(next, folder.resolve("..data"), StandardCopyOption.ATOMIC_MOVE);
    }

    /** Swaps right before a setting is looked up, as long as there are swaps left. */
    private Map<String, String> swapping(String setting) {
        return new HashMap<>(properties) {
            private static final long serialVersionUID = 1L;

            @Override
            public String get(Object name) {
                if (setting.equals(name) && swapsLeft > 0) {
                    try {
                        swap(swapsLeft-- % 2 == 0 ? "1" : "2");
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                }
                return super.get(name);
            }
        };
    }

    private static ConfigCredentialsSource source(Map<String, String> properties) {
        return new ConfigCredentialsSource(TestConfig.ofDefault(properties), Clocks.system());
    }
}
