package io.github.mpfinicity.microprofile.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.mpfinicity.InvalidConfigurationException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeyStoresTest {
    private static final String CLIENT = "finicity-auth/mp-rest/";

    @TempDir static Path folder;
    private static Path file = Path.of("");

    @BeforeAll
    static void makeStore() throws Exception {
        file = Certificates.keyStore(folder, "dns:localhost");
    }

    @Test
    void pathOrFileUri_opened() {
        assertThat(trusting(file.toString()).trustStore()).isNotNull();
        assertThat(trusting(file.toUri().toString()).trustStore()).isNotNull();
    }

    @Test
    void classpath_ofTheThread() throws Exception {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        try (var loader = new URLClassLoader(new URL[] {folder.toUri().toURL()}, before)) {
            thread.setContextClassLoader(loader);
            assertThat(trusting("classpath:/" + file.getFileName()).trustStore()).isNotNull();
            assertThat(trusting("classpath:" + file.getFileName()).trustStore()).isNotNull();
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    @Test
    void clientKeys_openedAndMasked() {
        Transport transport =
                TestConfig.settings(
                                CLIENT + "keyStore",
                                file.toString(),
                                CLIENT + "keyStoreType",
                                "PKCS12",
                                CLIENT + "keyStorePassword",
                                Certificates.PASSWORD)
                        .transport();
        assertThat(transport.clientKeys()).isNotNull();
        assertThat(transport.toString()).doesNotContain(Certificates.PASSWORD);
    }

    @Test
    void cannotBeOpened_namedWithoutPassword() throws Exception {
        Path noStore = Files.writeString(folder.resolve("text.p12"), "text");
        assertThat(problem(folder.resolve("missing.p12").toString(), "pass-word"))
                .contains("missing.p12", "NoSuchFileException");
        assertThat(problem(noStore.toString(), "pass-word"))
                .contains("text.p12", "cannot be opened as JKS");
        assertThat(problem(file.toString(), "pass-word")).contains("trustStorePassword");
        assertThat(problem("classpath:missing.p12", "pass-word")).contains("FileNotFound");
        assertThat(problem("file:relative.p12", "pass-word")).contains("relative.p12");
    }

    /** The other half of the password would be refused, and nobody could see why. */
    @Test
    void passwordWithTwoDollars_saysHowToWriteIt() {
        List<String> problems =
                catchThrowableOfType(
                                InvalidConfigurationException.class,
                                () ->
                                        TestConfig.settings(
                                                CLIENT + "trustStore",
                                                file.toString(),
                                                CLIENT + "trustStorePassword",
                                                "pass$$word"))
                        .problems();

        assertThat(problems.get(0))
                .startsWith("finicity-auth/mp-rest/trustStorePassword is changed")
                .contains("write \\$ for each $");
        assertThat(problems.toString()).doesNotContain("pass$");
    }

    private static Transport trusting(String location) {
        return TestConfig.settings(
                        CLIENT + "trustStore",
                        location,
                        CLIENT + "trustStorePassword",
                        Certificates.PASSWORD)
                .transport();
    }

    private static String problem(String location, String password) {
        String problem =
                catchThrowableOfType(
                                InvalidConfigurationException.class,
                                () ->
                                        TestConfig.settings(
                                                CLIENT + "trustStore",
                                                location,
                                                CLIENT + "trustStorePassword",
                                                password))
                        .problems()
                        .get(0);
        assertThat(problem)
                .startsWith("finicity-auth/mp-rest/trustStore is")
                .contains("for example ")
                .doesNotContain(password);
        return problem;
    }
}
