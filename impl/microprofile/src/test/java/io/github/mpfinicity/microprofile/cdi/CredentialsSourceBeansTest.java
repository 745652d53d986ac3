package io.github.mpfinicity.microprofile.cdi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.mpfinicity.CredentialsRejectedException;
import io.github.mpfinicity.FinicityUnavailableException;
import io.github.mpfinicity.GracePeriod;
import io.github.mpfinicity.InvalidConfigurationException;
import io.github.mpfinicity.PartnerCredentials;
import io.github.mpfinicity.PartnerCredentialsSource;
import io.github.mpfinicity.PartnerSecret;
import io.github.mpfinicity.SessionEvent;
import io.github.mpfinicity.WritablePartnerCredentialsSource;
import io.github.mpfinicity.microprofile.runtime.Logged;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A bean in the place of the settings. */
class CredentialsSourceBeansTest extends LiveFixture {
    @BeforeEach
    void noSettings() {
        application
                .without("finicity.app-key")
                .without("finicity.partner-id")
                .without("finicity.partner-secret");
    }

    @Test
    void bean_askedOnABackgroundThreadAndOnceASecond() {
        Customers customers = application.start(InMemorySecretStore.class).client(Customers.class);
        assertThat(customers.list(1).customers()).hasSize(1);

        assertThat(secretStore().askedBy)
                .hasSize(1)
                .doesNotContain(Thread.currentThread().getName());
        assertVendorCounted(1);
    }

    @Test
    void beanGivesAnotherSecret_usedAtTheNextAuthentication() throws Exception {
        application.start(InMemorySecretStore.class);
        token();
        simulator.partner().changeSecret(NEW_SECRET);
        secretStore().secret = PartnerSecret.of(NEW_SECRET);
        advance(Duration.ofHours(2));
        token();

        assertVendorCounted(2);
        assertTold(SessionEvent.SecretChanged.class);
    }

    @Test
    void beanCanWrite_secretIsKeptThere() {
        application.start(InMemorySecretStore.class);
        account().changeSecret(PartnerSecret.of(NEW_SECRET));

        assertThat(secretStore().secret).isEqualTo(PartnerSecret.of(NEW_SECRET));
        assertThat(secretStore().pending).isNull();
        assertThat(simulator.partner().secret()).isEqualTo(NEW_SECRET);
        advance(Duration.ofHours(2));
        token();
        assertThat(simulator.tally().rejected()).isZero();
    }

    @Test
    void beanFails_messageIsNotPassedOn() throws Exception {
        application.start(InMemorySecretStore.class);
        secretStore().failure = new IllegalStateException("the-secret-itself");
        List<String> logged =
                Logged.during(
                        () -> {
                            assertThatExceptionOfType(FinicityUnavailableException.class)
                                    .isThrownBy(this::token)
                                    .withMessageContaining("IllegalStateException")
                                    .withMessageNotContaining("the-secret-itself");
                            assertTold(SessionEvent.Suspended.class);
                        });
        assertThat(logged).isNotEmpty().noneMatch(line -> line.contains("the-secret-itself"));
        assertThatExceptionOfType(FinicityUnavailableException.class)
                .isThrownBy(account()::confirmUnlocked)
                .withMessageContaining("IllegalStateException")
                .withMessageNotContaining("the-secret-itself");

        secretStore().failure = null;
        advance(Duration.ofMinutes(6));
        assertThat(token()).isNotNull();
    }

    @Test
    void beanHasNoneThatArePossible_itsProblemsAreSaid() {
        application.start(InMemorySecretStore.class);
        secretStore().failure = new InvalidConfigurationException(List.of("the vault is sealed"));
        assertThatExceptionOfType(InvalidConfigurationException.class)
                .isThrownBy(this::token)
                .satisfies(e -> assertThat(e.problems()).containsExactly("the vault is sealed"));
        assertThat(simulator.requests()).isEmpty();

        secretStore().failure = null;
        advance(Duration.ofSeconds(1));
        assertThat(token()).isNotNull();
    }

    @Test
    void beanGivesAWrongSecret_beanIsNamedAndNoSetting() {
        application.start(InMemorySecretStore.class);
        secretStore().secret = PartnerSecret.of("Wrong12345678");

        assertThatExceptionOfType(CredentialsRejectedException.class)
                .isThrownBy(this::token)
                .withMessageContaining(
                        "Correct the partner secret of the credentials source "
                                + InMemorySecretStore.class.getName()
                                + ", or")
                .withMessageNotContaining("finicity.partner-");
    }

    /** The vendor would count it. */
    @Test
    void beanGivesALineEnd_nothingIsSent() {
        application.start(InMemorySecretStore.class);
        secretStore().secret = PartnerSecret.of("Simulated\nSecret12345");

        assertThatExceptionOfType(InvalidConfigurationException.class)
                .isThrownBy(this::token)
                .withMessageContaining("the partner secret of the credentials source")
                .withMessageContaining(InMemorySecretStore.class.getName())
                .withMessageNotContaining("Secret12345");
        assertThat(simulator.requests()).isEmpty();
    }

    @Test
    void twoBeans_applicationDoesNotStartAndNamesThem() {
        assertThatExceptionOfType(Exception.class)
                .isThrownBy(() -> application.start(InMemorySecretStore.class, Second.class))
                .satisfies(
                        e ->
                                assertThat(rootOf(e))
                                        .isInstanceOf(InvalidConfigurationException.class)
                                        .hasMessageContaining(InMemorySecretStore.class.getName())
                                        .hasMessageContaining(Second.class.getName()));
    }

    @Test
    void settingsToo_warnedAbout() throws Exception {
        application.with("finicity.partner-id", " wrong").with("finicity.app-key-file", "/none");
        assertThat(Logged.during(() -> application.start(InMemorySecretStore.class)))
                .anySatisfy(
                        line ->
                                assertThat(line)
                                        .contains("finicity.app-key-file, finicity.partner-id are")
                                        .contains(InMemorySecretStore.class.getName())
                                        .doesNotContain("wrong"));
        assertThat(token()).isNotNull();
    }

    private State secretStore() {
        return ((InMemorySecretStore) application.get(PartnerCredentialsSource.class)).state();
    }

    private static Throwable rootOf(Throwable e) {
        return e.getCause() == null ? e : rootOf(e.getCause());
    }

    /** The state of the store, apart from it because fields of a client proxy are of no use. */
    static final class State {
        final List<String> askedBy = new CopyOnWriteArrayList<>();
        volatile PartnerSecret secret = PartnerSecret.of("SimulatedSecret12345");
        volatile PartnerSecret pending;
        volatile RuntimeException failure;
    }

    /** A source as an application may have it, with the credentials of the simulator. */
    @ApplicationScoped
    public static class InMemorySecretStore implements WritablePartnerCredentialsSource {
        private final State state = new State();

        State state() {
            return state;
        }

        @Override
        public PartnerCredentials credentials() {
            state.askedBy.add(Thread.currentThread().getName());
            if (state.failure != null) {
                throw state.failure;
            }
            String key = "51a7edc0ffee51a7edc0ffee51a7edc0";
            return new PartnerCredentials(key, "2445500000017", state.secret);
        }

        @Override
        public Optional<PartnerSecret> pending() {
            return Optional.ofNullable(state.pending);
        }

        @Override
        public void keepPending(PartnerSecret next, GracePeriod grace) {
            state.pending = next;
        }

        @Override
        public void promote(PartnerSecret accepted) {
            if (accepted.equals(state.pending)) {
                state.secret = accepted;
                state.pending = null;
            }
        }

        @Override
        public void discard(PartnerSecret refused) {
            state.pending = refused.equals(state.pending) ? null : state.pending;
        }
    }

    /** A second source for the same partner. */
    @ApplicationScoped
    public static class Second implements PartnerCredentialsSource {
        @Override
        public PartnerCredentials credentials() {
            throw new UnsupportedOperationException();
        }
    }
}
