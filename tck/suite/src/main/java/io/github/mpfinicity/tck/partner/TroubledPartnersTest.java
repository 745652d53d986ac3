package io.github.mpfinicity.tck.partner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.mpfinicity.AccountLockedException;
import io.github.mpfinicity.AppToken;
import io.github.mpfinicity.AppTokens;
import io.github.mpfinicity.CredentialsRejectedException;
import io.github.mpfinicity.Partner;
import io.github.mpfinicity.PartnerAccount;
import io.github.mpfinicity.SessionEvent;
import io.github.mpfinicity.tck.Requirement;
import io.github.mpfinicity.tck.archive.Application;
import io.github.mpfinicity.tck.client.Routes;
import io.github.mpfinicity.tck.probe.Disguises;
import io.github.mpfinicity.tck.probe.Figures;
import io.github.mpfinicity.tck.probe.HealthEndpoint;
import io.github.mpfinicity.tck.probe.LiveSettings;
import io.github.mpfinicity.tck.probe.LogAndEventRecorder;
import io.github.mpfinicity.tck.probe.RepeatedCall;
import io.github.mpfinicity.tck.probe.Vendor;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.util.List;
import org.eclipse.microprofile.config.ConfigProvider;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * The tests have an order: one partner has a wrong secret until the last test corrects it; another
 * is locked.
 */
@ExtendWith(ArquillianExtension.class)
@TestMethodOrder(OrderAnnotation.class)
@Timeout(60)
class TroubledPartnersTest {
    private static final String WRONG = "SecretThatIsWrong123";
    private static final String SETTING = "finicity.partners.acme.partner-secret";
    private static final String HEALTH = "setting finicity.health";
    private static final String PARTNER =
            "Javadoc of Partner: a session, a record of attempts and a lock of its own";

    @Inject Vendor vendor;
    @Inject LogAndEventRecorder recorder;
    @Inject HealthEndpoint health;
    @Inject Instance<Figures> figures;
    @Inject Routes routes;
    @Inject AppTokens tokens;
    @Inject PartnerAccount account;
    @Inject @RestClient AcmeCustomers acmeCustomers;
    @Inject @RestClient GlobexCustomers globexCustomers;

    @Inject
    @Partner("acme")
    AppTokens acmeTokens;

    @Inject
    @Partner("acme")
    PartnerAccount acmeAccount;

    @Inject
    @Partner("globex")
    PartnerAccount globexAccount;

    @Deployment
    static WebArchive application() {
        return Application.of(TroubledPartnersTest.class)
                .withPartner("acme")
                .withPartner("globex")
                .with(SETTING, WRONG)
                .with("globex", "health", "readiness")
                .withFigures()
                .archive()
                .addPackage(TroubledPartnersTest.class.getPackage());
    }

    @Test
    @Order(1)
    @Requirement(
            id = "PARTNER-06",
            text =
                    "A wrong secret is charged to its partner only, and the message names its"
                            + " setting.",
            source = PARTNER)
    void wrongSecretOfOne_chargedToThatOne() throws Exception {
        assertThatThrownBy(() -> acmeCustomers.list(1))
                .isExactlyInstanceOf(CredentialsRejectedException.class)
                .hasMessageContaining(SETTING)
                .hasMessageNotContainingAny(" finicity.partner-secret", WRONG);
        assertThatThrownBy(acmeTokens::current).isInstanceOf(CredentialsRejectedException.class);
        assertThat(recorder.firstEvent("acme")).isInstanceOf(SessionEvent.Refused.class);
        assertThat(vendor.partner("acme").authentications()).isEqualTo(1);
        assertThat(vendor.partner("acme").failures()).isEqualTo(1);
        assertThat(acmeAccount.status().attemptsUsed()).isEqualTo(1);
        assertUnharmed();
    }

    @Test
    @Order(2)
    @Requirement(
            id = "HEALTH-01",
            text =
                    "The check of readiness tells of each partner, also of one that nobody used,"
                            + " and is up.",
            source = HEALTH)
    void oneIsRefused_checkIsUpAndTells() {
        assertThat(health.answer())
                .contains("name:finicity,status:UP")
                .contains("default.token:FRESH", "default.usable:true")
                .contains("acme.last-refusal-code:10001", "acme.usable:false")
                .contains("acme.attempts-used:1", "globex.token:NONE")
                .doesNotContain(secrets());
        assertThat(vendor.partner("globex").authentications()).isZero();
    }

    private List<String> secrets() {
        return Disguises.of(
                WRONG,
                vendor.secret(),
                vendor.appKey(),
                vendor.partner("acme").secret(),
                tokens.current().value());
    }

    @Test
    @Order(3)
    @Requirement(
            id = "PARTNER-07",
            text = "If one partner is locked, the calls of the others go on, without a charge.",
            source = PARTNER)
    void oneIsLocked_othersUnharmed() throws Exception {
        vendor.partner("globex").lock();
        assertThatThrownBy(() -> globexCustomers.list(1))
                .isExactlyInstanceOf(AccountLockedException.class)
                .hasMessageContaining("finicity.partners.globex.lockout.confirmed-unlocked");
        assertThat(recorder.firstEvent("globex")).isInstanceOf(SessionEvent.Locked.class);
        assertThat(vendor.partner("globex").authentications()).isEqualTo(1);
        assertThat(globexAccount.status().attemptsUsed()).isEqualTo(1);
        assertThat(acmeAccount.status().attemptsUsed()).isEqualTo(1);
        assertUnharmed();
    }

    @Test
    @Order(4)
    @Requirement(
            id = "HEALTH-02",
            text = "The check is down while a partner that has to be ready could get no token.",
            source = HEALTH)
    void oneThatHasToBeReadyIsLocked_checkIsDown() {
        for (int time = 0; time < 2; time++) {
            // Not its activity: after the first answer the settings may be looked at again.
            assertThat(health.answer())
                    .contains("name:finicity,status:DOWN")
                    .contains("globex.last-refusal:ACCOUNT_LOCKED", "globex.usable:false");
        }
        assertThat(vendor.partner("globex").authentications()).isEqualTo(1);
    }

    @Test
    @Order(5)
    @Requirement(
            id = "PARTNER-08",
            text = "A corrected secret gives its partner a token, and no other partner.",
            source = PARTNER)
    void secretOfOneCorrected_othersKeepTheirTokens() {
        AppToken before = tokens.current();
        LiveSettings.of(ConfigProvider.getConfig()).set(SETTING, vendor.partner("acme").secret());
        assertThat(RepeatedCall.untilSuccess(acmeTokens::current).failure()).isNull();
        assertThat(acmeCustomers.list(1).displaying()).isEqualTo(1);
        assertThat(vendor.partner("acme").authentications()).isEqualTo(2);
        assertThat(tokens.current()).isEqualTo(before);
        assertThatThrownBy(() -> globexCustomers.list(1))
                .isExactlyInstanceOf(AccountLockedException.class);
        assertThat(vendor.partner("globex").authentications()).isEqualTo(1);
        assertUnharmed();
    }

    @Test
    @Order(6)
    @Requirement(
            id = "METRICS-01",
            text = "Metrics count the authentications of each partner as the vendor does.",
            source = "README of the implementation's metrics")
    void authentications_countedAsTheVendorDoes() {
        Assumptions.assumeTrue(
                ConfigProvider.getConfig()
                        .getOptionalValue(Figures.CLASSES, String.class)
                        .isPresent(),
                "the runner sets no " + Figures.CLASSES);
        for (String partner : List.of(Partner.DEFAULT, "acme", "globex")) {
            assertThat(figures.get().authentications(partner))
                    .as(partner)
                    .isEqualTo(vendor.partner(partner).authentications());
        }
    }

    private void assertUnharmed() {
        assertThat(routes.annotated().call().displaying()).isEqualTo(1);
        assertThat(vendor.partner("default").authentications()).isEqualTo(1);
        assertThat(vendor.partner("default").failures()).isZero();
        assertThat(account.status().attemptsUsed()).isZero();
    }
}
