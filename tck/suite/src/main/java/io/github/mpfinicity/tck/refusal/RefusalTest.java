package io.github.mpfinicity.tck.refusal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.mpfinicity.AccountLockedException;
import io.github.mpfinicity.AppKeyRejectedException;
import io.github.mpfinicity.AppTokens;
import io.github.mpfinicity.FinicityUnavailableException;
import io.github.mpfinicity.RegionRefusedException;
import io.github.mpfinicity.SessionEvent;
import io.github.mpfinicity.tck.Requirement;
import io.github.mpfinicity.tck.archive.Application;
import io.github.mpfinicity.tck.client.Route;
import io.github.mpfinicity.tck.client.Routes;
import io.github.mpfinicity.tck.probe.Disguises;
import io.github.mpfinicity.tck.probe.LiveSettings;
import io.github.mpfinicity.tck.probe.LogAndEventRecorder;
import io.github.mpfinicity.tck.probe.RepeatedCall;
import io.github.mpfinicity.tck.probe.Vendor;
import io.github.mpfinicity.tck.replay.RetriedCustomers;
import jakarta.inject.Inject;
import java.time.Duration;
import org.eclipse.microprofile.config.ConfigProvider;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * The tests have an order: the session recovers from each failure except the last. The edge rejects
 * another partner, whose session waits for five minutes after that.
 */
@ExtendWith(ArquillianExtension.class)
@TestMethodOrder(OrderAnnotation.class)
@Timeout(60)
class RefusalTest {
    private static final String SETTING = "finicity.app-key";
    private static final String WRONG = "0123456789abcdef0123456789abcdef";

    @Inject Routes routes;
    @Inject Vendor vendor;
    @Inject AppTokens tokens;
    @Inject LogAndEventRecorder recorder;
    @Inject @RestClient RetriedCustomers retried;

    @Deployment
    static WebArchive application() {
        return Application.of(RefusalTest.class)
                .with(SETTING, WRONG)
                .withPartnerRefusedByEdge(Routes.OTHER)
                .archive()
                .addClass(RetriedCustomers.class);
    }

    @Test
    @Order(1)
    @Requirement(
            id = "REFUSAL-06",
            text = "A vendor that cannot be reached is reported with the time to wait.",
            source = "Javadoc of FinicityUnavailableException")
    void vendorGone_unavailableWithRetryAfter() {
        vendor.disappear();
        assertThatThrownBy(routes.annotated()::call)
                .satisfies(recorder::note)
                .isInstanceOfSatisfying(
                        FinicityUnavailableException.class,
                        e ->
                                assertThat(e.retryAfter())
                                        .isBetween(Duration.ZERO, Duration.ofSeconds(1)));
    }

    @Test
    @Order(2)
    @Requirement(
            id = "REFUSAL-07",
            text = "A wrong app key is sent once, and its exception names the setting.",
            source = "Javadoc of AppKeyRejectedException")
    void wrongAppKey_namesTheSetting() {
        vendor.appear();
        assertThat(RepeatedCall.untilFailure(AppKeyRejectedException.class, tokens::current))
                .hasMessageContaining(SETTING);
        assertThatThrownBy(routes.configured()::call)
                .satisfies(recorder::note)
                .isInstanceOf(AppKeyRejectedException.class);
        assertThat(vendor.authentications()).isEqualTo(1);
    }

    @Test
    @Tag(RetriedCustomers.TAG)
    @Order(3)
    @Requirement(
            id = "RETRY-04",
            text = "With any @Retry, rejected credentials are sent once.",
            source = "guide to errors: Retries")
    void retriedWithRejectedCredentials_sentOnce() {
        assertThatThrownBy(() -> retried.list(1)).isInstanceOf(AppKeyRejectedException.class);
        assertThatThrownBy(() -> retried.listStubbornly(1))
                .isInstanceOf(AppKeyRejectedException.class);
        assertThat(vendor.authentications()).isEqualTo(1);
        assertThat(vendor.calls()).isEmpty();
    }

    @Test
    @Order(4)
    @Requirement(
            id = "REFUSAL-08",
            text = "A locked account has its own exception, and nothing more is sent.",
            source = "Javadoc of AccountLockedException")
    void accountLocked_reportedAndLeftAlone() {
        vendor.lock();
        LiveSettings.of(ConfigProvider.getConfig()).set(SETTING, vendor.appKey());
        RepeatedCall.untilFailure(AccountLockedException.class, tokens::current);
        assertThatThrownBy(routes.built()::call)
                .satisfies(recorder::note)
                .isInstanceOf(AccountLockedException.class);
        assertThat(vendor.authentications()).isEqualTo(2);
    }

    @Test
    @Order(5)
    @Requirement(
            id = "REFUSAL-09",
            text = "A rejection by the edge has its own exception, and no attempt follows at once.",
            source = "Javadoc of RegionRefusedException")
    void refusedByEdge_reportedAndLeftAlone() {
        for (Route route : routes.ofOther()) {
            assertThatThrownBy(route::call)
                    .as(route.name())
                    .satisfies(recorder::note)
                    .isInstanceOf(RegionRefusedException.class);
        }
        assertThat(vendor.partner(Routes.OTHER).requests()).isEqualTo(1);
    }

    @Test
    @Order(6)
    @Requirement(
            id = "SECRET-03",
            text = "Log records, exceptions and events of failures hold no app key or secret.",
            source = "Javadoc of FinicityAuthenticationException and SessionEvent")
    void failures_nothingSecretSaid() throws Exception {
        assertThat(recorder.firstEvent()).isInstanceOf(SessionEvent.Suspended.class);
        assertThat(recorder.logged()).as("log records at ALL").isNotEmpty();
        assertThat(String.join("\n", recorder.everything()))
                .contains(SETTING)
                .doesNotContain(
                        Disguises.of(
                                WRONG,
                                vendor.appKey(),
                                vendor.secret(),
                                vendor.partner(Routes.OTHER).secret()));
    }
}
