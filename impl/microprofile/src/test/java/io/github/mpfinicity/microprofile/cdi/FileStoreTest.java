package io.github.mpfinicity.microprofile.cdi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.mpfinicity.AppTokens;
import io.github.mpfinicity.CredentialsRejectedException;
import io.github.mpfinicity.FinicityUnavailableException;
import io.github.mpfinicity.LockoutGuardException;
import io.github.mpfinicity.PartnerAccount;
import io.github.mpfinicity.simulator.FinicitySimulator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(60)
class FileStoreTest {
    @TempDir Path folder;
    private final FinicitySimulator simulator = FinicitySimulator.start();

    @AfterEach
    void end() {
        simulator.close();
    }

    @Test
    void wrongSecretAndRestarts_sentOnce() {
        for (int start = 0; start < 3; start++) {
            try (Application application = application("Wrong12345678")) {
                assertThatExceptionOfType(CredentialsRejectedException.class)
                        .isThrownBy(application.get(AppTokens.class)::current)
                        .withMessageContaining("1 of our budget of 3");
            }
        }

        assertThat(simulator.authentications()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({"0123456789abcdef0123456789abcdef, 1", "fedcba9876543210fedcba9876543210, 2"})
    void restart_tokenReadWithTheSameKeyOnly(String keyOfTheSecond, int authentications) {
        for (String key : List.of("0123456789abcdef0123456789abcdef", keyOfTheSecond)) {
            try (Application application =
                    prepared(simulator.partner().secret())
                            .with("finicity.store.key", key)
                            .start()) {
                assertThat(application.get(AppTokens.class).current()).isNotNull();
            }
        }
        assertThat(simulator.authentications()).hasSize(authentications);
    }

    @Test
    void recordDamaged_nothingIsSentBeforeAnOperatorConfirms() throws IOException {
        try (Application application = application(simulator.partner().secret())) {
            application.get(AppTokens.class).current();
        }
        Files.writeString(file(), Files.readString(file()).substring(0, 60));
        try (Application application = application(simulator.partner().secret())) {
            assertThatExceptionOfType(LockoutGuardException.class)
                    .isThrownBy(application.get(AppTokens.class)::current)
                    .withMessageContaining("damaged");
            assertThat(simulator.authentications()).hasSize(1);

            application.get(PartnerAccount.class).confirmUnlocked();
            assertThat(application.get(AppTokens.class).current()).isNotNull();
        }
    }

    @Test
    void fileCannotBeWritten_nothingIsSent() throws IOException {
        Files.createDirectory(file());
        try (Application application = application(simulator.partner().secret())) {
            assertThatExceptionOfType(FinicityUnavailableException.class)
                    .isThrownBy(application.get(AppTokens.class)::current)
                    .withMessageContaining("record of attempts");
        }
        assertThat(simulator.authentications()).isEmpty();
    }

    private Path file() {
        return folder.resolve("finicity");
    }

    private Application application(String secret) {
        return prepared(secret).start();
    }

    private Application prepared(String secret) {
        return Application.of(simulator)
                .with("finicity.partner-secret", secret)
                // The secret is hashed for the record, which takes many seconds on a busy machine.
                .with("finicity.deadline", "PT2M")
                .with("finicity.store.lease", "PT10M")
                .with("finicity.token.wait", "PT5M")
                .with("finicity.store", "file")
                .with("finicity.store.file", file().toString());
    }
}
