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
import io.github.mpfinicity.simulator.authentication.SimulatedPartner;
import java.time.Duration;
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
    void nameThatNobodyKnows_unchecked_refusedWithThoseThatExist() {
        application
                .with("finicity.startup", "unchecked")
                .start(NobodysCustomers.class, Nobodys.class);

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
}
