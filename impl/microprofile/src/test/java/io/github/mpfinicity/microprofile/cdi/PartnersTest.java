package io.github.mpfinicity.microprofile.cdi;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.mpfinicity.AccountLockedException;
import io.github.mpfinicity.AppTokens;
import io.github.mpfinicity.CredentialsRejectedException;
import io.github.mpfinicity.InvalidConfigurationException;
import io.github.mpfinicity.Partner;
import io.github.mpfinicity.SessionEvent;
import io.github.mpfinicity.WebhookVerifier;
import io.github.mpfinicity.microprofile.cdi.Several.Acme;
import io.github.mpfinicity.microprofile.cdi.Several.AcmeCustomers;
import io.github.mpfinicity.microprofile.cdi.Several.AcmeSource;
import io.github.mpfinicity.microprofile.cdi.Several.Nobodys;
import io.github.mpfinicity.microprofile.cdi.Several.NobodysCustomers;
import io.github.mpfinicity.microprofile.cdi.Several.Plain;
import io.github.mpfinicity.microprofile.filter.FinicityFilter;
import io.github.mpfinicity.simulator.FinicitySimulator;
import io.github.mpfinicity.simulator.authentication.SimulatedPartner;
import io.github.mpfinicity.simulator.recording.RecordedRequest;
import io.github.mpfinicity.simulator.wire.Region;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Two partners of one vendor in one application, and a third in Australia. */
class PartnersTest extends LiveFixture {
    private final SimulatedPartner acme = simulator.add(SimulatedPartner.madeUp(2));

    @BeforeEach
    void two() {
        application
                .with("finicity.partners.acme.app-key", acme.appKey())
                .with("finicity.partners.acme.partner-id", acme.id())
                .with("finicity.partners.acme.partner-secret", acme.secret())
                .with("acme/mp-rest/url", simulator.baseUri().toString());
    }

    @Test
    void eachClient_carriesItsOwnPartnersHeaders() {
        application.start(AcmeCustomers.class, Acme.class);
        application.client(Customers.class).list(1);
        application.client(AcmeCustomers.class).list(1);

        List<RecordedRequest> calls = simulator.requests(path -> path.contains("customers"));
        assertThat(calls)
                .extracting(call -> call.header("Finicity-App-Key").orElseThrow())
                .containsExactly(simulator.partner().appKey(), acme.appKey());
        assertThat(calls)
                .extracting(call -> call.header("Finicity-App-Token").orElseThrow())
                .containsExactly(
                        token().value(), application.get(Acme.class).tokens().current().value());
        assertThat(acme.tally().accepted()).isEqualTo(1);
        assertThat(simulator.partner().tally().accepted()).isEqualTo(1);
    }

    @Test
    void asynchronousAndHealed_withItsOwnPartnersToken() throws Exception {
        application.start(AcmeCustomers.class);
        AcmeCustomers customers = application.client(AcmeCustomers.class);
        assertThat(await(customers.listLater(1)).customers()).hasSize(1);
        advance(Duration.ofSeconds(31));
        simulator.expireTokens(acme);
        assertThat(customers.list(1).customers()).hasSize(1);
        advance(Duration.ofSeconds(31));
        simulator.expireTokens(acme);
        assertThat(await(customers.listLater(1)).customers()).hasSize(1);

        assertThat(acme.tally().accepted()).isEqualTo(3);
        assertThat(simulator.partner().tally().accepted()).isZero();
    }

    @Test
    void oneIsLocked_theOtherIsUnharmed() throws Exception {
        application.start(AcmeCustomers.class, Acme.class);
        acme.lock();
        Acme its = application.get(Acme.class);

        assertThatExceptionOfType(AccountLockedException.class)
                .isThrownBy(() -> application.client(AcmeCustomers.class).list(1))
                .withMessageContaining("finicity.partners.acme.lockout.confirmed-unlocked");
        assertThat(application.client(Customers.class).list(1).customers()).hasSize(1);
        assertThat(its.account().status().attemptsUsed()).isEqualTo(1);
        assertThat(account().status().attemptsUsed()).isZero();
        assertTold(SessionEvent.Locked.class, "acme");

        acme.unlock();
        application.with("finicity.lockout.confirmed-unlocked", "of-the-default-partner");
        advance(Duration.ofSeconds(1));
        assertThatExceptionOfType(AccountLockedException.class)
                .isThrownBy(() -> its.tokens().current());
        application.with("finicity.partners.acme.lockout.confirmed-unlocked", "case 1");
        advance(Duration.ofSeconds(1));
        assertThat(its.tokens().current()).isNotNull();
    }

    @Test
    void wrongSecretOfOne_namedByItsOwnSettingAndChargedToItAlone() {
        application.with("finicity.partners.acme.partner-secret", "wrong-secret-1");
        application.start(Acme.class);

        assertThatExceptionOfType(CredentialsRejectedException.class)
                .isThrownBy(() -> application.get(Acme.class).tokens().current())
                .withMessageContaining("finicity.partners.acme.partner-secret")
                .satisfies(e -> assertThat(e).hasMessageNotContaining(" finicity.partner-secret"));
        token();
        assertThat(acme.failures()).isEqualTo(1);
        assertThat(simulator.partner().failures()).isZero();
    }

    @Test
    void nameThatNobodyKnows_refusedWithThoseThatExist() {
        application.start(NobodysCustomers.class, Nobodys.class);

        assertThatExceptionOfType(InvalidConfigurationException.class)
                .isThrownBy(() -> application.client(NobodysCustomers.class).list(1))
                .withMessageContaining("\"nobody\"; there are default, acme")
                .withMessageContaining("finicity.partners.nobody.app-key");
        assertThat(rootOf(() -> application.get(Nobodys.class).tokens().current()))
                .isInstanceOf(InvalidConfigurationException.class)
                .hasMessageContaining("default, acme");
        assertThat(simulator.requests()).isEmpty();
    }

    @Test
    void namedPartnersOnly_defaultIsNotMissed() {
        application
                .without("finicity.app-key")
                .without("finicity.partner-id")
                .without("finicity.partner-secret")
                .with("finicity.startup", "eager")
                .start(AcmeCustomers.class);

        assertThat(application.client(AcmeCustomers.class).list(1).customers()).hasSize(1);
        assertThatExceptionOfType(InvalidConfigurationException.class)
                .isThrownBy(() -> application.client(Customers.class).list(1))
                .withMessageContaining("there is acme");
    }

    @Test
    void impossibleSettingsOfTwo_bothInOneMessage() {
        application
                .with("finicity.deadline", "soon")
                .with("finicity.partners.acme.token.wait", "long");

        assertThat(rootOf(application::start))
                .isInstanceOf(InvalidConfigurationException.class)
                .hasMessageContaining("finicity.deadline is \"soon\"")
                .hasMessageContaining("finicity.partners.acme.token.wait is \"long\"");
    }

    @Test
    void partnerInAustralia_hasItsHeadersAndItsHost() {
        try (var au = FinicitySimulator.builder().region(Region.AU).start()) {
            application
                    .with("finicity.partners.acme.region", "au")
                    .with("finicity.partners.acme.base-uri", au.baseUri().toString())
                    .with("acme/mp-rest/url", au.baseUri().toString())
                    .with("finicity.partners.acme.app-key", au.partner().appKey())
                    .with("finicity.partners.acme.partner-id", au.partner().id())
                    .with("finicity.partners.acme.partner-secret", au.partner().secret())
                    .start(AcmeCustomers.class, Acme.class);
            application.client(AcmeCustomers.class).list(1);
            application.client(Customers.class).list(1);

            RecordedRequest call = au.requests(path -> path.contains("customers")).get(0);
            assertThat(call.header("App-Key")).contains(au.partner().appKey());
            assertThat(call.header("App-Token")).isPresent();
            assertThat(call.header("Finicity-App-Key")).isEmpty();
            var token = application.get(Acme.class).tokens().current();
            assertThat(Duration.between(token.requestedAt(), token.expiresAt()))
                    .isEqualTo(Duration.ofMinutes(90));
        }
    }

    @Test
    void clientWithoutAnnotation_goesByTheOriginOfItsPartner() {
        try (var other = FinicitySimulator.start()) {
            application
                    .with("finicity.partners.acme.base-uri", other.baseUri().toString())
                    .with("plain/mp-rest/url", other.baseUri().toString())
                    .with("plain/mp-rest/providers", FinicityFilter.class.getName());
            other.add(acme);
            application.start(Plain.class);
            application.client(Plain.class).list(1);

            assertThat(other.requests(path -> path.contains("customers")))
                    .singleElement()
                    .satisfies(
                            call ->
                                    assertThat(call.header("Finicity-App-Key"))
                                            .contains(acme.appKey()));
        }
    }

    @Test
    void clientWithoutAnnotationAndTwoPartnersThere_refused() {
        application
                .with("plain/mp-rest/url", simulator.baseUri().toString())
                .with("plain/mp-rest/providers", FinicityFilter.class.getName())
                .start(Plain.class);

        assertThatExceptionOfType(InvalidConfigurationException.class)
                .isThrownBy(() -> application.client(Plain.class).list(1))
                .withMessageContaining("@FinicityClient(partner = ");
        assertThat(simulator.requests()).isEmpty();
    }

    @Test
    void beanOfOnePartner_isItsSource() {
        application
                .without("finicity.partners.acme.app-key")
                .without("finicity.partners.acme.partner-id")
                .without("finicity.partners.acme.partner-secret")
                .start(Acme.class, AcmeSource.class);
        application.get(AcmeSource.class, Partner.Literal.of("acme")).of(acme);

        AppTokens injected = application.get(Acme.class).tokens();
        assertThat(injected.current()).isNotNull();
        assertThat(application.get(AppTokens.class, Partner.Literal.of("acme")).current())
                .isEqualTo(injected.current());
        token();
        assertThat(acme.tally().accepted()).isEqualTo(1);
        assertThat(simulator.partner().tally().accepted()).isEqualTo(1);
    }

    @Test
    void webhook_verifiedWithTheSecretOfItsPartner() {
        application.start(Acme.class);
        byte[] body = "{}".getBytes(UTF_8);
        String signature = simulator.webhooks(acme).sign(body);

        assertThat(application.get(Acme.class).webhooks().verify(body, signature)).isTrue();
        assertThat(application.get(WebhookVerifier.class).verify(body, signature)).isFalse();
    }

    /** Whatever the container wraps it in. */
    private static Throwable rootOf(Runnable call) {
        try {
            call.run();
            throw new AssertionError("nothing was thrown");
        } catch (RuntimeException e) {
            Throwable root = e;
            while (root.getCause() != null) {
                root = root.getCause();
            }
            return root;
        }
    }

    private static <T> T await(CompletionStage<T> stage) throws Exception {
        return stage.toCompletableFuture().get(30, TimeUnit.SECONDS);
    }
}
