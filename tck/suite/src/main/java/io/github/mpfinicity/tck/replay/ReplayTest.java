package io.github.mpfinicity.tck.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;

import io.github.mpfinicity.AccountLockedException;
import io.github.mpfinicity.AppToken;
import io.github.mpfinicity.AppTokens;
import io.github.mpfinicity.FinicityApiException;
import io.github.mpfinicity.Partner;
import io.github.mpfinicity.tck.Requirement;
import io.github.mpfinicity.tck.archive.Application;
import io.github.mpfinicity.tck.client.AnnotatedCustomers;
import io.github.mpfinicity.tck.client.NewCustomer;
import io.github.mpfinicity.tck.client.Route;
import io.github.mpfinicity.tck.client.Routes;
import io.github.mpfinicity.tck.probe.CallEnd;
import io.github.mpfinicity.tck.probe.PartnerAtVendor;
import io.github.mpfinicity.tck.probe.RepeatedCall;
import io.github.mpfinicity.tck.probe.Vendor;
import jakarta.inject.Inject;
import jakarta.ws.rs.WebApplicationException;
import java.time.Duration;
import java.util.concurrent.Callable;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
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
 * The tests have an order: the first ones need a token younger than 30 seconds. A suite without its
 * own clock cannot have an old token that may be dropped. The other partner has a token that serves
 * for eight seconds; its test is the last one.
 */
@ExtendWith(ArquillianExtension.class)
@TestMethodOrder(OrderAnnotation.class)
@Timeout(60)
class ReplayTest {
    private static final String YOUNG = "Javadoc of AppTokens.invalidate";
    private static final String OTHERS =
            "Javadoc of FinicityClient: not calls rejected for any other reason";
    private static final String RETRIES = "guide to errors: Retries";
    private static final String LOCKED = "Javadoc of AccountLockedException";

    /** The time for which a token is attached; it is not attached in its last five minutes. */
    private static final Duration SERVES = Duration.ofSeconds(8);

    @Inject Routes routes;
    @Inject Vendor vendor;
    @Inject AppTokens tokens;

    @Inject
    @Partner(Routes.OTHER)
    AppTokens othersTokens;

    @Inject @RestClient AnnotatedCustomers customers;
    @Inject @RestClient RetriedCustomers retried;

    @Deployment
    static WebArchive application() {
        return Application.of(ReplayTest.class)
                .withPartnerElsewhere(Routes.OTHER)
                .with(Routes.OTHER, "token.lifetime", SERVES.plusMinutes(5).toString())
                .with(Routes.OTHER, "token.renew-after", "PT7S")
                .archive()
                .addClass(RetriedCustomers.class);
    }

    @Test
    @Order(1)
    @Requirement(
            id = "REPLAY-01",
            text =
                    "A rejection of a token younger than 30 seconds reaches the caller; the call is"
                            + " sent once, and the token stays.",
            source = YOUNG)
    void youngTokenRefused_passedOnAndTokenStays() {
        assertThatAllEndOnce(vendor::refuseToken, 401);
    }

    @Test
    @Order(2)
    @Requirement(
            id = "REPLAY-02",
            text =
                    "A refused call of a method that sends a record and returns nothing is sent"
                            + " once.",
            source = YOUNG)
    void youngTokenRefused_methodWithBody_passedOn() {
        assertThatEndsOnce(
                () -> {
                    customers.add(new NewCustomer("refused-with-its-token"));
                    return "";
                },
                vendor::refuseToken,
                401);
    }

    @Test
    @Order(3)
    @Requirement(
            id = "REPLAY-03",
            text = "A call rejected with 401 and no code is sent once, and the token stays.",
            source = OTHERS)
    void unauthorizedWithoutCode_sentOnce() {
        assertThatAllEndOnce(vendor::refuseWithoutCode, 401);
    }

    @Test
    @Order(4)
    @Requirement(
            id = "REPLAY-04",
            text = "A call that failed with 500 is sent once, with any code in its body.",
            source = OTHERS)
    void serverError_sentOnce() {
        assertThatAllEndOnce(vendor::failWithCode, 500);
    }

    @Test
    @Tag(RetriedCustomers.TAG)
    @Order(5)
    @Requirement(
            id = "RETRY-01",
            text =
                    "With @Retry that aborts as the guide says, a call that cannot heal is sent"
                            + " once.",
            source = RETRIES)
    void retriedAndPermanent_sentOnce() {
        assertThat(sent(() -> retried.list(1), "FLAT-10005")).isEqualTo(1);
    }

    @Test
    @Tag(RetriedCustomers.TAG)
    @Order(6)
    @Requirement(
            id = "RETRY-02",
            text = "With @Retry that aborts as the guide says, a throttled call is sent again.",
            source = RETRIES)
    void retriedAndTemporary_sentAgain() {
        assertThat(sent(() -> retried.list(1), "FLAT-3300001"))
                .isEqualTo(1 + RetriedCustomers.RETRIES);
    }

    @Test
    @Tag(RetriedCustomers.TAG)
    @Order(7)
    @Requirement(
            id = "RETRY-03",
            text = "A bare @Retry sends each call again, but no authentication.",
            source = RETRIES)
    void retriedWithoutAbort_sentAgainWithTheSameToken() {
        assertThat(sent(() -> retried.listStubbornly(1), "FLAT-10005"))
                .isEqualTo(1 + RetriedCustomers.RETRIES);
    }

    @Test
    @Order(8)
    @Requirement(
            id = "REPLAY-05",
            text =
                    "A call answered with a locked account is sent once, and the living token"
                            + " serves the next calls.",
            source = LOCKED)
    void lockedCall_sentOnceAndTokenServes() {
        AppToken token = othersTokens.current();
        Route call = routes.ofOther().get(0);
        other().claimLock();
        assertThatThrownBy(call::call).isInstanceOf(WebApplicationException.class);
        assertThat(other().calls()).isEqualTo(1);
        assertThat(call.call().displaying()).isEqualTo(1);
        assertThat(other().headers()).last(STRING).endsWith(": " + token.value());
    }

    @Test
    @Order(9)
    @Requirement(
            id = "REPLAY-06",
            text =
                    "After a call was answered with a locked account, no authentication is sent;"
                            + " a caller that needs another token gets an AccountLockedException.",
            source = LOCKED)
    void tokenEnds_lockReportedAndNothingSent() {
        RepeatedCall.untilFailure(AccountLockedException.class, othersTokens::current);
        int calls = other().calls();
        for (Route route : routes.ofOther()) {
            assertThatThrownBy(route::call)
                    .as(route.name())
                    .isInstanceOf(AccountLockedException.class);
        }
        assertThat(other().calls()).isEqualTo(calls);
        assertThat(other().authentications()).isEqualTo(1);
    }

    /** The requests of a call that fails each time; none of them is an authentication. */
    private int sent(ThrowingCallable call, String error) {
        tokens.current();
        int before = vendor.calls().size();
        vendor.failWith(error);
        assertThatThrownBy(call).isInstanceOf(FinicityApiException.class);
        vendor.behave();
        assertThat(vendor.authentications()).isEqualTo(1);
        return vendor.calls().size() - before;
    }

    private PartnerAtVendor other() {
        return vendor.partner(Routes.OTHER);
    }

    private void assertThatAllEndOnce(Runnable fault, int status) {
        for (Route route : routes.all()) {
            assertThatEndsOnce(route::call, fault, status);
            assertThatEndsOnce(route::callLater, fault, status);
        }
    }

    /**
     * Checks that a call is sent once. The fault is for one request, so a second one would succeed.
     */
    private void assertThatEndsOnce(Callable<?> call, Runnable fault, int status) {
        AppToken before = tokens.current();
        int sent = vendor.calls().size();
        fault.run();
        assertThat(status(CallEnd.of(call))).isEqualTo(status);
        assertThat(vendor.calls()).hasSize(sent + 1);
        assertThat(tokens.current()).isEqualTo(before);
        assertThat(vendor.authentications()).isEqualTo(1);
    }

    /** Gives the status of the failure, which an asynchronous method may wrap. */
    private static int status(CallEnd answer) {
        Throwable each = answer.failure();
        while (each != null) {
            if (each instanceof WebApplicationException refused) {
                return refused.getResponse().getStatus();
            }
            each = each.getCause();
        }
        throw new AssertionError("no status of the vendor's", answer.failure());
    }
}
