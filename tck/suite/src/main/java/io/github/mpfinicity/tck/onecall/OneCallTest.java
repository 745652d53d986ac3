package io.github.mpfinicity.tck.onecall;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.mpfinicity.AppTokens;
import io.github.mpfinicity.FinicityAuthenticationException;
import io.github.mpfinicity.FinicityUnavailableException;
import io.github.mpfinicity.Partner;
import io.github.mpfinicity.tck.Requirement;
import io.github.mpfinicity.tck.archive.Application;
import io.github.mpfinicity.tck.probe.Vendor;
import io.github.mpfinicity.tck.probe.WireFault;
import jakarta.inject.Inject;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Each fault has its own partner, because a session waits after a fault. Each partner has a vendor
 * made of a bare socket, where no HTTP server repairs anything. The tests have an order: those that
 * last for a second come last, and after them everything is counted again.
 */
@ExtendWith(ArquillianExtension.class)
@TestMethodOrder(OrderAnnotation.class)
@Timeout(60)
class OneCallTest {
    private static final String LOCKOUT = "vendor: five failures lock the account";
    private static final String DEADLINE = "setting finicity.deadline";

    @Inject Vendor vendor;

    @Inject
    @Partner("drop")
    AppTokens drop;

    @Inject
    @Partner("reset")
    AppTokens reset;

    @Inject
    @Partner("request_timeout")
    AppTokens requestTimeout;

    @Inject
    @Partner("too_many_requests")
    AppTokens tooManyRequests;

    @Inject
    @Partner("service_unavailable")
    AppTokens serviceUnavailable;

    @Inject
    @Partner("redirect")
    AppTokens redirect;

    @Inject
    @Partner("stall")
    AppTokens stall;

    @Inject
    @Partner("dribble")
    AppTokens dribble;

    @Deployment
    static WebArchive application() {
        var application =
                Application.of(OneCallTest.class)
                        .with("finicity.deadline", "PT1S")
                        .with("finicity.connect-timeout", "PT1S")
                        // The wait is longer than the tests, so that the authentication ends first.
                        .with("finicity.token.wait", "PT5M");
        for (WireFault fault : WireFault.values()) {
            application.withPartnerAtSocket(fault);
        }
        return application.archive();
    }

    @Test
    @Order(1)
    @Requirement(
            id = "ONECALL-01",
            text =
                    "An authentication whose connection is closed without an answer is not sent"
                            + " again.",
            source = LOCKOUT)
    void droppedConnection_sentOnce() {
        assertUnavailableAndSentOnce(drop, WireFault.DROP);
    }

    @Test
    @Order(2)
    @Requirement(
            id = "ONECALL-02",
            text = "An authentication whose connection is reset is not sent again.",
            source = LOCKOUT)
    void resetConnection_sentOnce() {
        assertUnavailableAndSentOnce(reset, WireFault.RESET);
    }

    @Test
    @Order(3)
    @Requirement(
            id = "ONECALL-04",
            text =
                    "An authentication answered with 408 is not sent again, though that status asks"
                            + " for it.",
            source = LOCKOUT)
    void status408_sentOnce() {
        assertThatThrownBy(requestTimeout::current)
                .isInstanceOf(FinicityAuthenticationException.class);
        assertThat(vendor.requests(WireFault.REQUEST_TIMEOUT)).isEqualTo(1);
    }

    @Test
    @Order(4)
    @Requirement(
            id = "ONECALL-05",
            text = "An authentication answered with 429 is not sent again for the same caller.",
            source = LOCKOUT)
    void status429_sentOnce() {
        assertUnavailableAndSentOnce(tooManyRequests, WireFault.TOO_MANY_REQUESTS);
    }

    @Test
    @Order(5)
    @Requirement(
            id = "ONECALL-06",
            text = "An authentication answered with 503 is not sent again for the same caller.",
            source = LOCKOUT)
    void status503_sentOnce() {
        assertUnavailableAndSentOnce(serviceUnavailable, WireFault.SERVICE_UNAVAILABLE);
    }

    @Test
    @Order(6)
    @Requirement(
            id = "ONECALL-07",
            text = "An authentication that is redirected takes the secret nowhere else.",
            source = LOCKOUT)
    void status307_sentOnceAndNowhereElse() {
        assertThatThrownBy(redirect::current).isInstanceOf(FinicityAuthenticationException.class);
        assertThat(vendor.requests(WireFault.REDIRECT)).isEqualTo(1);
        assertThat(vendor.elsewhere()).isEmpty();
    }

    @Test
    @Order(7)
    @Requirement(
            id = "ONECALL-03",
            text =
                    "An authentication without an answer ends at the deadline, and is not sent"
                            + " again.",
            source = DEADLINE)
    void noAnswer_sentOnceAndEndsAtTheDeadline() {
        assertUnavailableAndSentOnce(stall, WireFault.STALL);
    }

    @Test
    @Order(8)
    @Requirement(
            id = "ONECALL-08",
            text =
                    "An answer that goes on byte by byte ends at the deadline, and nothing is sent"
                            + " again.",
            source = DEADLINE)
    void endlessAnswer_sentOnceAndEndsAtTheDeadline() {
        assertUnavailableAndSentOnce(dribble, WireFault.DRIBBLE);
    }

    @Test
    @Order(9)
    @Requirement(
            id = "ONECALL-09",
            text = "No failed authentication is sent again later, without a caller.",
            source = LOCKOUT)
    void afterwards_noneSentAgain() {
        assertThat(WireFault.values())
                .allSatisfy(fault -> assertThat(vendor.requests(fault)).isEqualTo(1));
        assertThat(vendor.elsewhere()).isEmpty();
    }

    private void assertUnavailableAndSentOnce(AppTokens tokens, WireFault fault) {
        assertThatThrownBy(tokens::current).isInstanceOf(FinicityUnavailableException.class);
        assertThat(vendor.requests(fault)).isEqualTo(1);
    }
}
