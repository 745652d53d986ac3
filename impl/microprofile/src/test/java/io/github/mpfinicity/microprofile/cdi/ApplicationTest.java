package io.github.mpfinicity.microprofile.cdi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.mpfinicity.AccountLockedException;
import io.github.mpfinicity.AccountStatus;
import io.github.mpfinicity.AccountStatus.Reason;
import io.github.mpfinicity.AppTokens;
import io.github.mpfinicity.CredentialsRejectedException;
import io.github.mpfinicity.FinicityAuthenticationException;
import io.github.mpfinicity.FinicityUnavailableException;
import io.github.mpfinicity.InvalidConfigurationException;
import io.github.mpfinicity.LockoutGuardException;
import io.github.mpfinicity.PartnerAccount;
import io.github.mpfinicity.SessionEvent;
import io.github.mpfinicity.microprofile.runtime.SessionRegistry;
import io.github.mpfinicity.simulator.FinicitySimulator;
import io.github.mpfinicity.simulator.fault.Faults;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class ApplicationTest {
    private final FinicitySimulator simulator = FinicitySimulator.start();
    private final Application application = Application.of(simulator);

    @AfterEach
    void end() {
        application.close();
        simulator.close();
    }

    @Test
    void injectedClient_bothHeadersFromOneAuthentication() {
        Customers customers = application.start().client(Customers.class);

        assertThat(customers.list(3).customers()).hasSize(3);
        assertThat(customers.list(2).customers()).hasSize(2);

        assertThat(simulator.authentications()).hasSize(1);
        assertThat(simulator.requests("/aggregation/v1/customers"::equals))
                .hasSize(2)
                .allSatisfy(
                        request -> {
                            assertThat(request.header("Finicity-App-Key"))
                                    .contains(simulator.partner().appKey());
                            assertThat(request.header("Finicity-App-Token"))
                                    .contains(token().current().value());
                        });
    }

    @Test
    void asyncClient_tokenIsFetchedOnce() throws Exception {
        Customers customers = application.start().client(Customers.class);

        var page = customers.listLater(4).toCompletableFuture().get(20, TimeUnit.SECONDS);

        assertThat(page.customers()).hasSize(4);
        assertThat(simulator.authentications()).hasSize(1);
    }

    @Test
    void authenticationRequest_carriesNoTokenAndAsksForJson() {
        application.start();
        token().current();

        var request = simulator.authentications().get(0);
        assertThat(request.header("Accept")).contains("application/json");
        assertThat(request.header("Content-Type").orElse("")).startsWith("application/json");
        assertThat(request.header("Finicity-App-Token")).isEmpty();
    }

    @Test
    void wrongSecret_typedErrorThatNamesTheSettingAndIsSentOnce() throws Exception {
        Customers customers =
                application
                        .with("finicity.partner-secret", "Wrong12345678")
                        .start()
                        .client(Customers.class);

        for (int i = 0; i < 5; i++) {
            assertThatExceptionOfType(CredentialsRejectedException.class)
                    .isThrownBy(() -> customers.list(1))
                    .withMessageContaining("finicity.partner-secret")
                    .withMessageContaining("1 of our budget of 3")
                    .withMessageNotContaining("Wrong12345678");
        }
        assertThatExceptionOfType(ExecutionException.class)
                .isThrownBy(() -> customers.listLater(1).toCompletableFuture().get())
                .withCauseInstanceOf(CredentialsRejectedException.class);
        assertThat(simulator.authentications()).hasSize(1);
        assertThat(application.get(RecordedEvents.class).events().poll(20, TimeUnit.SECONDS))
                .isInstanceOfSatisfying(
                        SessionEvent.Refused.class,
                        it -> {
                            assertThat(it.reason().kind())
                                    .isEqualTo(Reason.Kind.CREDENTIALS_REJECTED);
                            assertThat(it.reason().code()).contains("10001");
                            assertThat(account().status().lastRefusal()).contains(it.reason());
                        });
    }

    @Test
    void secretCorrected_nextCallSucceedsWithoutRestart() {
        Customers customers =
                application
                        .with("finicity.partner-secret", "Wrong12345678")
                        .start()
                        .client(Customers.class);
        assertThatExceptionOfType(CredentialsRejectedException.class)
                .isThrownBy(() -> customers.list(1));

        application.with("finicity.partner-secret", simulator.partner().secret());
        application.get(TestClocks.class).advance(Duration.ofSeconds(1));

        assertThat(customers.list(1).customers()).hasSize(1);
        assertThat(simulator.authentications()).hasSize(2);
        assertThat(simulator.partner().failures()).isZero();
    }

    @Test
    void fiveWrongSecretsInARow_twoAreSentAndAnOperatorDecides() {
        application.with("finicity.partner-secret", "Wrong0000000000").start();
        for (int i = 1; i <= 5; i++) {
            assertThatExceptionOfType(FinicityAuthenticationException.class)
                    .isThrownBy(token()::current);
            application.with("finicity.partner-secret", "Wrong000000000" + i);
            application.get(TestClocks.class).advance(Duration.ofSeconds(1));
        }
        application.with("finicity.partner-secret", simulator.partner().secret());
        application.get(TestClocks.class).advance(Duration.ofSeconds(1));

        assertThatExceptionOfType(LockoutGuardException.class)
                .isThrownBy(token()::current)
                .withMessageContaining("2 of our budget of 3")
                .withMessageContaining("confirmed-unlocked");
        assertThat(simulator.authentications()).hasSize(2);

        application.get(PartnerAccount.class).confirmUnlocked();
        assertThat(token().current()).isNotNull();
        assertThat(application.get(PartnerAccount.class).status().attemptsUsed()).isZero();
    }

    @Test
    void confirmedBySetting_countsOnce() {
        simulator.partner().lock();
        application.start();
        assertThatExceptionOfType(AccountLockedException.class).isThrownBy(token()::current);
        simulator.partner().unlock();
        assertThatExceptionOfType(AccountLockedException.class).isThrownBy(token()::current);

        application.with("finicity.lockout.confirmed-unlocked", "case-4711");
        application.get(TestClocks.class).advance(Duration.ofSeconds(1));

        assertThat(token().current()).isNotNull();
        assertThat(simulator.authentications()).hasSize(2);
    }

    @Test
    void strangeCodeOnProvenCredentials_toldAsTheVendorSentIt() {
        application.start();
        assertThat(token().current()).isNotNull();
        simulator.onAuthentication().always(Faults.error(20007));
        application.get(TestClocks.class).advance(Duration.ofHours(2));

        assertThatExceptionOfType(FinicityUnavailableException.class)
                .isThrownBy(token()::current)
                .withMessageContaining("(status 400, code 20007)");
        assertThat(account().status().lastRefusal().orElseThrow().code()).contains("20007");
    }

    @Test
    void status_tellsAnOperatorEverything() {
        simulator.onAuthentication().always(Faults.status(503));
        application.start();
        Instant began = Instant.now();
        AccountStatus before = account().status();
        assertThat(before.token()).isEqualTo(AccountStatus.TokenAge.NONE);
        assertThat(before.activity()).isEqualTo(AccountStatus.Activity.IDLE);
        assertThat(before.tokenLeft()).isZero();
        assertThat(before.lastCharges()).isEmpty();
        assertThat(before.lastRefusal()).isEmpty();

        assertThatExceptionOfType(FinicityUnavailableException.class)
                .isThrownBy(token()::current)
                .satisfies(e -> assertThat(e.retryAfter()).isPositive());

        AccountStatus after = account().status();
        assertThat(after.activity()).isEqualTo(AccountStatus.Activity.COOLING);
        assertThat(after.attemptsUsed()).isEqualTo(1);
        assertThat(after.attemptsLeft()).isEqualTo(2);
        assertThat(after.lastRefusal().orElseThrow())
                .satisfies(
                        it -> {
                            assertThat(it.kind()).isEqualTo(Reason.Kind.UNAVAILABLE);
                            assertThat(it.code()).isEmpty();
                            assertThat(it.sentence()).contains("status 503");
                            assertThat(it.at()).isBetween(began, Instant.now());
                        });
        assertThat(after.lastCharges())
                .singleElement()
                .satisfies(it -> assertThat(it.reason()).isEqualTo("no clear answer"));
        assertThat(after.retryAfter()).isPositive();
    }

    @Test
    void eager_authenticatesAtStart() throws Exception {
        application.with("finicity.startup", "eager").start();

        assertThat(application.get(RecordedEvents.class).events().poll(20, TimeUnit.SECONDS))
                .isInstanceOf(SessionEvent.Renewed.class);
        assertThat(simulator.authentications()).hasSize(1);
    }

    @Test
    void lazy_nothingIsSentAtStart() {
        application.start();

        assertThat(simulator.authentications()).isEmpty();
    }

    @Test
    void eagerAndUnreachable_applicationStartsAllTheSame() throws Exception {
        simulator.onAuthentication().always(Faults.status(503));
        application.with("finicity.startup", "eager").start();

        assertThat(application.get(RecordedEvents.class).events().poll(20, TimeUnit.SECONDS))
                .isInstanceOf(SessionEvent.Suspended.class);
    }

    @Test
    void impossibleSettings_applicationDoesNotStartAndSaysAll() {
        application
                .with("finicity.region", "mars")
                .with("finicity.deadline", "a while")
                .with("finicity.app-key", " padded");

        assertThatExceptionOfType(Exception.class)
                .isThrownBy(application::start)
                .satisfies(
                        e ->
                                assertThat(rootOf(e))
                                        .isInstanceOf(InvalidConfigurationException.class)
                                        .hasMessageContaining("finicity.region")
                                        .hasMessageContaining("finicity.deadline")
                                        .hasMessageContaining("finicity.app-key"));
    }

    @Test
    void ended_nothingIsSentAndWaitersAreWoken() {
        application.start();
        AppTokens tokens = token();
        tokens.current();
        var runtime = application.get(SessionRegistry.class).partner();
        application.close();

        assertThatExceptionOfType(FinicityUnavailableException.class)
                .isThrownBy(runtime.tokens()::current)
                .withMessageContaining("closed");
        assertThat(simulator.authentications()).hasSize(1);
    }

    private AppTokens token() {
        return application.get(AppTokens.class);
    }

    private PartnerAccount account() {
        return application.get(PartnerAccount.class);
    }

    private static Throwable rootOf(Throwable e) {
        return e.getCause() == null ? e : rootOf(e.getCause());
    }
}
