package io.github.mpfinicity.tck.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.mpfinicity.AppToken;
import io.github.mpfinicity.AppTokens;
import io.github.mpfinicity.SessionEvent;
import io.github.mpfinicity.tck.Requirement;
import io.github.mpfinicity.tck.archive.Application;
import io.github.mpfinicity.tck.client.Route;
import io.github.mpfinicity.tck.client.Routes;
import io.github.mpfinicity.tck.probe.CallEnd;
import io.github.mpfinicity.tck.probe.Callers;
import io.github.mpfinicity.tck.probe.Disguises;
import io.github.mpfinicity.tck.probe.LogAndEventRecorder;
import io.github.mpfinicity.tck.probe.SeenRequest;
import io.github.mpfinicity.tck.probe.Vendor;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
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
 * The tests have an order: the first one finds an application without a token, the last one looks
 * back.
 */
@ExtendWith(ArquillianExtension.class)
@TestMethodOrder(OrderAnnotation.class)
@Timeout(60)
class TokenLifeTest {
    private static final int CALLERS = 64;

    /**
     * The whole life of a token less five minutes. A token too old for it is older than five
     * minutes.
     */
    private static final Duration LONGEST = Duration.ofMinutes(115);

    private static final String TOKENS = "Javadoc of AppTokens";

    @Inject Routes routes;
    @Inject Vendor vendor;
    @Inject AppTokens tokens;
    @Inject LogAndEventRecorder recorder;

    @Deployment
    static WebArchive application() {
        return Application.of(TokenLifeTest.class).archive();
    }

    @Test
    @Order(1)
    @Requirement(
            id = "TOKEN-01",
            text = "An application that makes no call does not authenticate.",
            source = "setting finicity.startup, where it is not eager")
    void noCall_noAuthentication() {
        assertThat(vendor.authentications()).isZero();
    }

    @Test
    @Order(2)
    @Requirement(
            id = "TOKEN-06",
            text = "A time that no token can live is an illegal argument, and nothing is sent.",
            source = "Javadoc of AppTokens.current(Duration)")
    void moreThanALifeAllows_refusedAndNothingSent() {
        for (Duration impossible : List.of(LONGEST.plusNanos(1), Duration.ofNanos(-1))) {
            assertThatThrownBy(() -> tokens.current(impossible))
                    .as(impossible.toString())
                    .isExactlyInstanceOf(IllegalArgumentException.class);
        }
        assertThat(vendor.authentications()).isZero();
    }

    @Test
    @Order(3)
    @Requirement(
            id = "TOKEN-02",
            text =
                    "Many callers at once that find no token cause one authentication, and all"
                            + " succeed.",
            source = TOKENS)
    void noToken_manyCallers_oneAuthentication() throws Exception {
        vendor.holdAuthentication();
        Callable<?> call = routes.annotated()::call;
        Callers callers = Callers.together(Collections.nCopies(CALLERS, call));
        vendor.releaseAuthentication();
        assertThat(callers.answers()).extracting(CallEnd::failure).containsOnlyNulls();
        assertThat(vendor.authentications()).isEqualTo(1);
        assertThat(vendor.calls()).hasSize(CALLERS);
        assertThat(vendor.calls()).extracting(SeenRequest::tokens).containsOnly(theToken());
    }

    @Test
    @Order(4)
    @Requirement(
            id = "TOKEN-03",
            text = "Further calls share the token, however their client is attached.",
            source = "vendor: one token for all calls")
    void tokenLives_nextCalls_sameToken() throws Exception {
        for (Route route : routes.all()) {
            route.call();
            assertThat(vendor.lastCall().tokens()).isEqualTo(theToken());
            route.callLater();
            assertThat(vendor.lastCall().tokens()).isEqualTo(theToken());
        }
        assertThat(vendor.authentications()).isEqualTo(1);
    }

    @Test
    @Order(5)
    @Requirement(
            id = "TOKEN-04",
            text = "An injected AppTokens gives the token that calls carry, blocking or not.",
            source = TOKENS)
    void injectedTokens_sameAsOnCalls() throws Exception {
        AppToken later = tokens.currentAsync().toCompletableFuture().get(30, TimeUnit.SECONDS);
        assertThat(later).isEqualTo(tokens.current());
        assertThat(later.value()).isEqualTo(vendor.lastCall().tokens().get(0));
        assertThat(later.expiresAt()).isEqualTo(later.requestedAt().plus(Duration.ofHours(2)));
        assertThat(later.renewAt()).isBefore(later.expiresAt());
        assertThat(tokens.current(LONGEST)).isEqualTo(later);
    }

    @Test
    @Order(6)
    @Requirement(
            id = "TOKEN-05",
            text = "Invalidating a token younger than 30 seconds does not discard it.",
            source = TOKENS)
    void youngToken_invalidated_kept() {
        AppToken young = tokens.current();
        tokens.invalidate(young);
        assertThat(tokens.current()).isEqualTo(young);
        assertThat(vendor.authentications()).isEqualTo(1);
    }

    @Test
    @Order(7)
    @Requirement(
            id = "SECRET-01",
            text = "Log records and events of a success hold no app key, secret or token.",
            source = "Javadoc of SessionEvent and AppToken")
    void success_nothingSecretSaid() throws Exception {
        assertThat(recorder.firstEvent()).isInstanceOf(SessionEvent.Renewed.class);
        recorder.note(tokens);
        recorder.note(tokens.current());
        recorder.note(tokens.currentAsync());
        assertThat(recorder.logged()).as("log records at ALL").isNotEmpty();
        assertThat(String.join("\n", recorder.everything()))
                .doesNotContain(
                        Disguises.of(vendor.appKey(), vendor.secret(), tokens.current().value()));
    }

    private List<String> theToken() {
        return List.of(tokens.current().value());
    }
}
