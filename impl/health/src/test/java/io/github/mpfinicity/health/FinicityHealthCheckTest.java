package io.github.mpfinicity.health;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.mpfinicity.AccountLockedException;
import io.github.mpfinicity.AppTokens;
import io.github.mpfinicity.CredentialsRejectedException;
import io.github.mpfinicity.InvalidConfigurationException;
import io.github.mpfinicity.PartnerCredentials;
import io.github.mpfinicity.PartnerCredentialsSource;
import io.github.mpfinicity.PartnerSecret;
import io.github.mpfinicity.RegionRefusedException;
import io.github.mpfinicity.microprofile.cdi.Application;
import io.github.mpfinicity.microprofile.cdi.TestClocks;
import io.github.mpfinicity.simulator.FinicitySimulator;
import io.github.mpfinicity.simulator.fault.Faults;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The check as SmallRye Health shows it, in an application on Weld. */
@Timeout(60)
class FinicityHealthCheckTest {
    private static final String SECRET = "finicity.partner-secret";
    private static final String WRONG = "SecretThatIsWrong123";
    private static final Duration SECOND = Duration.ofSeconds(1);

    private final FinicitySimulator simulator = FinicitySimulator.start();
    private final Application application = Application.of(simulator);

    @AfterEach
    void end() {
        application.close();
        simulator.close();
    }

    @Test
    void nobodyUsedAPartner_upAndNothingSent() {
        application.with("finicity.health", "readiness");
        start();
        Answer answer = answer();

        assertThat(answer.status()).isEqualTo("UP");
        assertThat(answer.text("default.token")).isEqualTo("NONE");
        assertThat(answer.text("acme.token")).isEqualTo("NONE");
        assertThat(answer.number("acme.attempts-left")).isEqualTo(3);
        assertThat(simulator.requests()).isEmpty();
    }

    @Test
    void tokenServes_itsSecondsToTheEnd() {
        start();
        tokens().current();
        assertThat(answer().text("default.token")).isEqualTo("FRESH");
        assertThat(answer().number("default.token-seconds-left")).isBetween(6000, 6900);

        advance(Duration.ofMinutes(114));
        assertThat(answer().text("default.token")).isEqualTo("STALE");
        assertThat(answer().number("default.token-seconds-left")).isBetween(1, 60);
        advance(Duration.ofMinutes(2));
        assertThat(answer().text("default.token")).isEqualTo("EXPIRED");
        assertThat(answer().number("default.token-seconds-left")).isZero();
        assertThat(simulator.tally().posts()).isEqualTo(1);
    }

    @Test
    void secretRefused_upWithKindAndCode() {
        application.with(SECRET, WRONG);
        refusedAtStart(CredentialsRejectedException.class);

        Answer answer = answer();
        assertThat(answer.status()).isEqualTo("UP");
        assertThat(answer.text("default.last-refusal")).isEqualTo("CREDENTIALS_REJECTED");
        assertThat(answer.text("default.last-refusal-code")).isEqualTo("10001");
        assertThat(answer.text("default.activity")).isEqualTo("QUARANTINED");
        assertThat(answer.number("default.attempts-used")).isEqualTo(1);
        assertThat(answer.all().toString())
                .doesNotContain(WRONG, simulator.partner().appKey())
                .doesNotContain(simulator.partner().secret());
    }

    @Test
    void refusedAndHasToBeReady_downUntilCorrectedWithoutACall() {
        application.with(SECRET, WRONG).with("finicity.health", "readiness");
        refusedAtStart(CredentialsRejectedException.class);

        for (int time = 0; time < 3; time++) {
            advance(SECOND);
            assertThat(answer().status()).isEqualTo("DOWN");
        }
        assertThat(simulator.tally().posts()).isEqualTo(1);

        application.with(SECRET, simulator.partner().secret());
        advance(SECOND);
        Answer answer = answer();
        while (!answer.text("default.token").equals("FRESH")) {
            assertThat(answer.status()).isEqualTo("DOWN");
            Thread.onSpinWait();
            answer = answer();
        }
        assertThat(answer.status()).isEqualTo("UP");
        assertThat(simulator.tally().posts()).isEqualTo(2);
    }

    @Test
    void lockedAndSettingsAreLookedAtAgain_stillDown() {
        application
                .with("finicity.health", "readiness")
                .without("finicity.app-key")
                .without("finicity.partner-id")
                .without(SECRET);
        simulator.partner().lock();
        start(GatedSource.class);
        GatedSource source = application.get(GatedSource.class);
        source.credentials.complete(credentials());
        assertThatThrownBy(() -> tokens().current()).isInstanceOf(AccountLockedException.class);

        source.credentials = new CompletableFuture<>();
        advance(Duration.ofMinutes(1));
        assertThat(answer().status()).isEqualTo("DOWN");
        Answer during = answer();
        assertThat(during.text("default.activity")).isEqualTo("IN_FLIGHT");
        assertThat(during.status()).isEqualTo("DOWN");
        assertThat(during.text("default.last-refusal")).isEqualTo("ACCOUNT_LOCKED");

        source.credentials.complete(credentials());
        assertThat(simulator.tally().posts()).isEqualTo(1);
    }

    private PartnerCredentials credentials() {
        return new PartnerCredentials(
                simulator.partner().appKey(),
                simulator.partner().id(),
                PartnerSecret.of(simulator.partner().secret()));
    }

    /** Reads for as long as it has none. */
    @Singleton
    static class GatedSource implements PartnerCredentialsSource {
        private volatile CompletableFuture<PartnerCredentials> credentials =
                new CompletableFuture<>();

        @Override
        public PartnerCredentials credentials() {
            return credentials.join();
        }
    }

    @Test
    void onlyOneHasToBeReady_theOtherMayBeLocked() {
        application.with("finicity.partners.acme.health", "readiness");
        simulator.partner().lock();
        refusedAtStart(AccountLockedException.class);

        Answer answer = answer();
        assertThat(answer.status()).isEqualTo("UP");
        assertThat(answer.text("default.last-refusal")).isEqualTo("ACCOUNT_LOCKED");
        assertThat(answer.text("acme.token")).isEqualTo("NONE");
    }

    @Test
    void backsOff_downUntilTheNextAttemptMayBeMade() {
        application.with("finicity.health", "readiness");
        simulator.onAuthentication().next(Faults.refusedByEdge());
        refusedAtStart(RegionRefusedException.class);

        Answer answer = answer();
        assertThat(answer.status()).isEqualTo("DOWN");
        assertThat(answer.text("default.activity")).isEqualTo("COOLING");
        int seconds = answer.number("default.next-attempt-seconds");
        assertThat(seconds).isPositive();
        advance(Duration.ofSeconds(seconds));
        assertThat(answer().status()).isEqualTo("UP");
        assertThat(simulator.tally().posts()).isEqualTo(1);
    }

    @Test
    void settingsOfOneAreImpossible_toldAndTheOthersToo() {
        // The configuration remembers the names that it has seen.
        application.with("finicity.partners.later.region", "us");
        start();
        application
                .with("finicity.partners.later.app-key", "0123456789abcdef0123456789abcdef")
                .with("finicity.partners.later.base-uri", "ftp://vendor.example");
        Answer answer = answer();

        assertThat(answer.status()).isEqualTo("UP");
        assertThat(answer.text("default.token")).isEqualTo("NONE");
        assertThat(answer.text("later.last-refusal")).isEqualTo("CONFIGURATION");
        assertThat(answer.text("later.last-refusal-reason"))
                .contains("finicity.partners.later.base-uri is \"ftp://vendor.example\"");

        application.with("finicity.partners.later.health", "readiness");
        assertThat(answer().status()).isEqualTo("DOWN");
        application.without("finicity.partners.later.base-uri");
        assertThat(answer().status()).isEqualTo("UP");
    }

    @Test
    void secretIsMissing_told() {
        application.with("finicity.startup", "unchecked").without(SECRET);
        refusedAtStart(InvalidConfigurationException.class);

        assertThat(answer().status()).isEqualTo("UP");
        assertThat(answer().text("default.last-refusal")).isEqualTo("CONFIGURATION");
        assertThat(answer().text("default.last-refusal-reason")).contains(SECRET + " is not set");
    }

    private void refusedAtStart(Class<? extends Throwable> how) {
        start();
        assertThatThrownBy(() -> tokens().current()).isInstanceOf(how);
    }

    private void start(Class<?>... more) {
        application
                .with("finicity.partners.acme.app-key", "0123456789abcdef0123456789abcdef")
                .with("finicity.partners.acme.partner-id", "2445599999999")
                .with("finicity.partners.acme.partner-secret", WRONG)
                .start(Answer.and(more));
    }

    private AppTokens tokens() {
        return application.get(AppTokens.class);
    }

    private void advance(Duration time) {
        application.get(TestClocks.class).advance(time);
    }

    private Answer answer() {
        return Answer.of(application);
    }
}
