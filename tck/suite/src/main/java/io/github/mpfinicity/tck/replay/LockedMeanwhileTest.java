package io.github.mpfinicity.tck.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.mpfinicity.AccountLockedException;
import io.github.mpfinicity.AppToken;
import io.github.mpfinicity.AppTokens;
import io.github.mpfinicity.tck.Requirement;
import io.github.mpfinicity.tck.archive.Application;
import io.github.mpfinicity.tck.client.Route;
import io.github.mpfinicity.tck.client.Routes;
import io.github.mpfinicity.tck.probe.Vendor;
import jakarta.inject.Inject;
import jakarta.ws.rs.WebApplicationException;
import java.time.Duration;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** In order: a token that serves for eight seconds, and is the last one. */
@ExtendWith(ArquillianExtension.class)
@TestMethodOrder(OrderAnnotation.class)
@Timeout(60)
class LockedMeanwhileTest {
    /** A token is no longer attached when it has less than five minutes to live. */
    private static final Duration SERVES = Duration.ofSeconds(8);

    private static final String LOCKED = "Javadoc of AccountLockedException";

    @Inject Routes routes;
    @Inject Vendor vendor;
    @Inject AppTokens tokens;

    @Deployment
    static WebArchive application() {
        return Application.of(LockedMeanwhileTest.class)
                .with("finicity.token.lifetime", SERVES.plusMinutes(5).toString())
                .with("finicity.token.renew-after", "PT7S")
                .archive();
    }

    @Test
    @Order(1)
    @Requirement(
            id = "REPLAY-05",
            text =
                    "A call told that the account is locked is sent once, and the token that lives"
                            + " serves the calls that follow.",
            source = LOCKED)
    void lockedCall_sentOnceAndTokenServes() {
        AppToken token = tokens.current();
        vendor.claimLock();
        assertThatThrownBy(routes.annotated()::call).isInstanceOf(WebApplicationException.class);
        assertThat(vendor.calls()).hasSize(1);
        assertThat(routes.annotated().call().displayed()).isEqualTo(1);
        assertThat(vendor.lastCall().tokens()).containsExactly(token.value());
    }

    @Test
    @Order(2)
    @Requirement(
            id = "REPLAY-06",
            text =
                    "After a call was told that the account is locked, nothing is sent for another"
                            + " token: whoever needs one learns of the lock.",
            source = LOCKED)
    void tokenEnds_lockReportedAndNothingSent() throws Exception {
        Thread.sleep(SERVES.toMillis());
        int calls = vendor.calls().size();
        assertThatThrownBy(tokens::current).isInstanceOf(AccountLockedException.class);
        for (Route route : routes.all()) {
            assertThatThrownBy(route::call)
                    .as(route.name())
                    .isInstanceOf(AccountLockedException.class);
        }
        assertThat(vendor.calls()).hasSize(calls);
        assertThat(vendor.authentications()).isEqualTo(1);
    }
}
