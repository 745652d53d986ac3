package io.github.mpfinicity.microprofile.message;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mpfinicity.AppToken;
import io.github.mpfinicity.PartnerSecret;
import io.github.mpfinicity.SessionEvent;
import io.github.mpfinicity.core.credentials.CredentialPart;
import io.github.mpfinicity.core.credentials.Rejection;
import io.github.mpfinicity.core.record.Attempts;
import io.github.mpfinicity.core.result.CachedToken;
import io.github.mpfinicity.core.result.Refusal;
import io.github.mpfinicity.core.result.TokenBinding;
import io.github.mpfinicity.core.result.UnavailableReason;
import io.github.mpfinicity.core.session.NotedRefusal;
import io.github.mpfinicity.core.time.Moment;
import io.github.mpfinicity.microprofile.config.TestConfig;
import io.github.mpfinicity.microprofile.runtime.Logged;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class SessionEventPublisherTest {
    private static final Refusal UNREACHED =
            new Refusal.Unavailable(
                    UnavailableReason.NOT_SENT,
                    "nobody listens",
                    Duration.ZERO,
                    new Attempts(0, 3));

    private static final NotedRefusal NOTED = new NotedRefusal(UNREACHED, Instant.EPOCH);

    private static final CachedToken HELD =
            new CachedToken(
                    new AppToken("the-token", Instant.EPOCH, Instant.EPOCH, Instant.EPOCH),
                    new TokenBinding(
                            "https://api.example.com:8443", "the-app-key", "the-partner-id"),
                    1,
                    1,
                    new Moment(Instant.EPOCH, 0),
                    Duration.ofMinutes(91).plusMillis(5_678),
                    Duration.ofMinutes(115));

    private final List<SessionEvent> events = new ArrayList<>();
    private final SessionEventPublisher publisher =
            new SessionEventPublisher(
                    event -> CompletableFuture.completedFuture(events.add(event)),
                    TestConfig.ofDefault(),
                    accepted -> {});

    @Test
    void secretNotKept_warnedWithTheClassAndNotTheMessage() throws Exception {
        List<String> lines =
                Logged.during(
                        () -> publisher.secretNotKept(new IllegalStateException("the-secret")));

        assertThat(lines)
                .singleElement()
                .asString()
                .contains("java.lang.IllegalStateException", "Both secrets are kept")
                .doesNotContain("the-secret");
        assertThat(events).isEmpty();
    }

    @Test
    void changes_toldWithoutValues() {
        publisher.secretChanged(PartnerSecret.of("the-new-secret"));
        publisher.appKeyChanged();

        assertThat(events)
                .containsExactly(
                        new SessionEvent.SecretChanged("default"),
                        new SessionEvent.AppKeyChanged("default"));
    }

    @Test
    void recordRestored_warnedAndTold() throws Exception {
        List<String> lines = Logged.during(publisher::recordRestored);

        assertThat(lines).singleElement().asString().contains("written back", "finicity.store");
        assertThat(events).containsExactly(new SessionEvent.RecordRestored("default"));
    }

    @Test
    void tokens_theFirstIsSaidOnceWithItsHostAndRenewal() throws Exception {
        List<String> lines =
                Logged.during(
                        () -> {
                            publisher.renewed(HELD);
                            publisher.renewed(HELD);
                        });

        assertThat(lines)
                .singleElement()
                .asString()
                .contains("INFO", "Partner default", "api.example.com:8443", "PT1H31M5S")
                .doesNotContain("the-token", "the-app-key", "the-partner-id");
        assertThat(events).hasSize(2);
    }

    @Test
    void tokensAfterWarnings_saidOnceForEachRecovery() throws Exception {
        publisher.renewed(HELD);
        List<String> lines =
                Logged.during(
                        () -> {
                            publisher.refused(NOTED);
                            publisher.refused(NOTED);
                            publisher.renewed(HELD);
                            publisher.renewed(HELD);
                            publisher.refused(NOTED);
                            publisher.renewed(HELD);
                        });

        assertThat(lines).hasSize(4);
        assertThat(lines.get(1))
                .contains("INFO", "MPFIN-102", "recovered", "Partner default", "api.example.com");
        assertThat(lines.get(3)).contains("INFO", "recovered");
    }

    @Test
    void firstTokenAfterAWarning_saidAsARecovery() throws Exception {
        publisher.refused(NOTED);

        assertThat(Logged.during(() -> publisher.renewed(HELD)))
                .singleElement()
                .asString()
                .contains("INFO", "recovered");
    }

    /** A failure an hour for a day is one line; another reason is another line. */
    @Test
    void failures_saidWhereTheReasonChanges() throws Exception {
        List<String> lines =
                Logged.during(
                        () -> {
                            publisher.refused(unavailable(UnavailableReason.NOT_SENT, 1));
                            publisher.refused(unavailable(UnavailableReason.NOT_SENT, 30));
                            publisher.refused(unavailable(UnavailableReason.UNKNOWN_OUTCOME, 30));
                            publisher.refused(
                                    new NotedRefusal(
                                            new Refusal.Exhausted(new Attempts(3, 3)),
                                            Instant.EPOCH));
                            publisher.refused(unavailable(UnavailableReason.NOT_SENT, 1));
                        });

        assertThat(lines).hasSize(4).allMatch(line -> line.contains(" Partner default: "));
        assertThat(lines.get(0)).contains("WARNING", "MPFIN-206", "1 s");
        assertThat(lines.get(1)).contains("MPFIN-206");
        assertThat(lines.get(2)).contains("MPFIN-203");
        assertThat(lines.get(3)).contains("MPFIN-206");
        assertThat(events).as("programs hear of each").hasSize(5);
    }

    @Test
    void operatorCorrectsOneThing_nextOneIsSaid() throws Exception {
        List<String> lines =
                Logged.during(
                        () -> {
                            publisher.refused(rejected(CredentialPart.PARTNER_SECRET, "10001"));
                            publisher.refused(rejected(CredentialPart.PARTNER_SECRET, "10001"));
                            publisher.refused(rejected(CredentialPart.PARTNER_ID, "12401"));
                            publisher.refused(misconfigured("the first"));
                            publisher.refused(misconfigured("the second"));
                            publisher.refused(misconfigured("the second"));
                        });

        assertThat(lines).hasSize(4);
        assertThat(lines.get(1)).contains("12401");
        assertThat(lines.get(3)).contains("the second");
    }

    private static NotedRefusal rejected(CredentialPart part, String code) {
        var rejection = new Rejection(part, "print", 401, code);
        return new NotedRefusal(new Refusal.Rejected(rejection, new Attempts(1, 3)), Instant.EPOCH);
    }

    private static NotedRefusal misconfigured(String problem) {
        return new NotedRefusal(new Refusal.Misconfigured(List.of(problem)), Instant.EPOCH);
    }

    private static NotedRefusal unavailable(UnavailableReason reason, int seconds) {
        return new NotedRefusal(
                new Refusal.Unavailable(
                        reason, "x", Duration.ofSeconds(seconds), new Attempts(1, 3)),
                Instant.EPOCH);
    }
}
