package io.github.mpfinicity.telemetry;

import static io.github.mpfinicity.core.observe.PartnerObserver.AttemptKind.AUTHENTICATION;
import static io.github.mpfinicity.core.observe.PartnerObserver.AttemptKind.SECRET_CHANGE;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.mpfinicity.AccountStatus.Reason;
import io.github.mpfinicity.AccountStatus.TokenAge;
import io.github.mpfinicity.core.credentials.CredentialPart;
import io.github.mpfinicity.core.observe.PartnerObserver.AttemptKind;
import io.github.mpfinicity.core.observe.PartnerObserver.Repetition;
import io.github.mpfinicity.core.observe.PartnerObserver.StoreOperation;
import io.github.mpfinicity.core.observe.PartnerObserver.StoreResult;
import io.github.mpfinicity.core.observe.PartnerObserver.TokenOrigin;
import io.github.mpfinicity.core.observe.PartnerObserver.WebhookResult;
import io.github.mpfinicity.core.vendor.Outcome;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each event has its figure, the same in both APIs. */
class FiguresTest {
    private static final Duration TOOK = Duration.ofMillis(1500);

    static Stream<Named<Exported>> both() {
        return Stream.of(
                Named.of("OpenTelemetry", new OpenTelemetryExported()),
                Named.of("Micrometer", new MicrometerExported()));
    }

    private static void with(Exported exported, Consumer<PartnerTelemetry> events) {
        with(exported, new FakeAccount(), events);
    }

    private static void with(
            Exported exported, FakeAccount account, Consumer<PartnerTelemetry> events) {
        events.accept(
                new PartnerTelemetry("acme", account, exported.meters(), AuthenticationSpans.NONE));
    }

    @ParameterizedTest
    @MethodSource("both")
    void status_isGauged(Exported exported) {
        var account = new FakeAccount();
        account.status =
                FakeAccount.status(
                        TokenAge.STALE,
                        Duration.ofMillis(90_500),
                        2,
                        Reason.Kind.UNAVAILABLE,
                        Duration.ofSeconds(7));

        with(exported, account, events -> {});

        String acme = "{finicity.partner=acme}";
        assertThat(exported.value("finicity.token.remaining" + acme)).isEqualTo(90.5);
        assertThat(exported.value("finicity.authenticated" + acme)).isEqualTo(1);
        assertThat(exported.value("finicity.lockout.used" + acme)).isEqualTo(2);
        assertThat(exported.value("finicity.lockout.remaining" + acme)).isEqualTo(1);
        assertThat(exported.value("finicity.backoff.remaining" + acme)).isEqualTo(7);
        for (Reason.Kind each : Reason.Kind.values()) {
            assertThat(exported.value(refusal(each)))
                    .isEqualTo(each == Reason.Kind.UNAVAILABLE ? 1 : 0);
        }
    }

    @ParameterizedTest
    @MethodSource("both")
    void tokenGone_notAuthenticatedAndNoReason(Exported exported) {
        for (TokenAge each : List.of(TokenAge.NONE, TokenAge.EXPIRED)) {
            var account = new FakeAccount();
            account.status = FakeAccount.status(each, Duration.ZERO, 0, null, Duration.ZERO);
            with(
                    exported,
                    account,
                    events -> {
                        assertThat(exported.value("finicity.authenticated{finicity.partner=acme}"))
                                .isEqualTo(0);
                        assertThat(exported.value(refusal(Reason.Kind.ACCOUNT_LOCKED)))
                                .isEqualTo(0);
                        events.close();
                    });
        }
    }

    private static String refusal(Reason.Kind kind) {
        return "finicity.refusal{finicity.partner=acme, finicity.reason="
                + kind.name().toLowerCase(java.util.Locale.ROOT)
                + "}";
    }

    @ParameterizedTest
    @MethodSource("both")
    void attempts_countedByKindOutcomeAndCode(Exported exported) {
        with(
                exported,
                events -> {
                    end(events, AUTHENTICATION, new Outcome.Accepted("t"));
                    end(events, AUTHENTICATION, new Outcome.Accepted("u"));
                    end(events, AUTHENTICATION, rejected("10001"));
                    end(events, AUTHENTICATION, new Outcome.Locked(401));
                    end(events, SECRET_CHANGE, new Outcome.ChangeRefused(400, "24437"));
                });

        assertThat(exported.value(attempts("authentication", "accepted", "none"))).isEqualTo(2);
        assertThat(exported.value(attempts("authentication", "rejected", "10001"))).isEqualTo(1);
        assertThat(exported.value(attempts("authentication", "locked", "24302"))).isEqualTo(1);
        assertThat(exported.value(attempts("secret_change", "change_refused", "24437")))
                .isEqualTo(1);
        assertThat(
                        exported.value(
                                "finicity.authentication.duration{finicity.outcome=accepted,"
                                        + " finicity.partner=acme}"))
                .isEqualTo(3);
    }

    /** Whoever got the answer, and whatever its outcome. */
    @ParameterizedTest
    @MethodSource("both")
    void codes_knownOrOtherOrNone(Exported exported) {
        with(
                exported,
                events -> {
                    for (String code : new String[] {"10022", "977", "20007", null}) {
                        end(events, AUTHENTICATION, new Outcome.Unexplained(400, code));
                        end(events, AUTHENTICATION, new Outcome.Unknown("", code, 500));
                        end(events, AUTHENTICATION, new Outcome.RateLimited(null, code));
                        events.callRefused(400, code);
                    }
                });

        for (String word : List.of("10022", "977", "other", "none")) {
            for (String outcome : List.of("unexplained", "unknown", "rate_limited")) {
                assertThat(exported.value(attempts("authentication", outcome, word))).isEqualTo(1);
            }
            String calls =
                    "finicity.calls.refused{finicity.code=%s, finicity.partner=acme,"
                            + " finicity.status=4xx}";
            assertThat(exported.value(calls.formatted(word))).isEqualTo(1);
        }
    }

    @ParameterizedTest
    @MethodSource("both")
    void thousandStrangeCodes_oneSeries(Exported exported) {
        with(
                exported,
                events -> {
                    for (int i = 0; i < 1000; i++) {
                        end(events, AUTHENTICATION, rejected("strange" + i));
                        events.callRefused(400 + i % 200, "strange" + i);
                    }
                });

        assertThat(exported.value(attempts("authentication", "rejected", "other"))).isEqualTo(1000);
        assertThat(exported.samples().keySet().toString()).doesNotContain("strange");
        assertThat(exported.samples().keySet())
                .filteredOn(each -> each.startsWith("finicity.calls.refused"))
                .hasSize(2);
    }

    @ParameterizedTest
    @MethodSource("both")
    void callers_countedWhileTheyWait(Exported exported) {
        with(
                exported,
                events -> {
                    String waiting = "finicity.callers.waiting{finicity.partner=acme}";
                    events.waitStarted(1);
                    events.waitStarted(1);
                    assertThat(exported.value(waiting)).isEqualTo(2);
                    events.waitEnded(1, TOOK, true);
                    events.waitEnded(1, TOOK, false);
                    assertThat(exported.value(waiting)).isEqualTo(0);
                });

        for (String each : List.of("token", "none")) {
            assertThat(
                            exported.value(
                                    "finicity.wait.duration{finicity.outcome="
                                            + each
                                            + ", finicity.partner=acme}"))
                    .isEqualTo(1.5);
        }
    }

    @ParameterizedTest
    @MethodSource("both")
    void otherEvents_eachItsFigure(Exported exported) {
        with(exported, FiguresTest::everything);

        String acme = "finicity.partner=acme";
        assertThat(exported.samples())
                .containsEntry("finicity.renewals{" + acme + ", finicity.token.origin=shared}", 1.0)
                .containsEntry(
                        "finicity.calls.refused{finicity.code=10022, "
                                + acme
                                + ", finicity.status=4xx}",
                        1.0)
                .containsEntry("finicity.calls.repeated{finicity.outcome=sent, " + acme + "}", 1.0)
                .containsEntry(
                        "finicity.credential.changes{finicity.credential=partner_secret, "
                                + acme
                                + "}",
                        1.0)
                .containsEntry(
                        "finicity.credential.changes{finicity.credential=app_key, " + acme + "}",
                        1.0)
                .containsEntry("finicity.webhooks{finicity.outcome=refused, " + acme + "}", 1.0)
                .containsEntry("finicity.webhooks{finicity.outcome=accepted, " + acme + "}", 0.0)
                .containsEntry(
                        "finicity.store.failures{" + acme + ", finicity.store.operation=read}", 1.0)
                .containsEntry(
                        "finicity.store.failures{" + acme + ", finicity.store.operation=lock}", 0.0)
                .containsEntry(
                        "finicity.store.operation.duration{finicity.outcome=lost_race, "
                                + acme
                                + ", finicity.store.operation=compare_and_set}",
                        1.5);
    }

    @ParameterizedTest
    @MethodSource("both")
    void instruments_areTheListedOnesWithTheirUnitsAndAttributes(Exported exported) {
        with(exported, FiguresTest::everything);

        Set<String> listed =
                Arrays.stream(Metric.values())
                        .map(FiguresTest::line)
                        .collect(Collectors.toCollection(TreeSet::new));
        assertThat(exported.instruments()).isEqualTo(listed);
    }

    private static String line(Metric metric) {
        var keys = new TreeSet<String>();
        metric.labels().forEach(label -> keys.add(label.key()));
        return metric.key() + " " + metric.unit() + " " + keys;
    }

    @ParameterizedTest
    @MethodSource("both")
    void closed_noGaugeIsLeft(Exported exported) {
        with(
                exported,
                events -> {
                    everything(events);
                    events.close();
                });

        assertThat(exported.samples().keySet())
                .noneMatch(each -> each.startsWith("finicity.token"))
                .noneMatch(each -> each.startsWith("finicity.refusal"));
    }

    /** Two starts of one application, as at a redeployment; the second one's figures are shown. */
    @ParameterizedTest
    @MethodSource("both")
    void closedAndMadeAgain_readsTheNewAccount(Exported exported) {
        with(exported, PartnerTelemetry::close);
        var account = new FakeAccount();
        account.status = FakeAccount.status(TokenAge.NONE, Duration.ZERO, 1, null, Duration.ZERO);
        with(exported, account, events -> {});

        assertThat(exported.value("finicity.lockout.used{finicity.partner=acme}")).isEqualTo(1);
    }

    static void everything(PartnerTelemetry events) {
        events.attemptStarted(1, AUTHENTICATION, "https://api.finicity.com");
        end(events, AUTHENTICATION, new Outcome.NotSent("detail"));
        events.tokenRenewed(TokenOrigin.SHARED);
        events.refused();
        events.secretChanged();
        events.appKeyChanged();
        events.waitStarted(1);
        events.waitEnded(1, TOOK, true);
        events.callRefused(401, "10022");
        events.callRepeated(Repetition.SENT);
        events.storeOperationEnded(StoreOperation.READ, StoreResult.FAILED, TOOK);
        events.storeOperationEnded(StoreOperation.COMPARE_AND_SET, StoreResult.LOST_RACE, TOOK);
        events.webhookVerified(WebhookResult.REFUSED);
    }

    private static Outcome rejected(String code) {
        return new Outcome.Rejected(CredentialPart.PARTNER_SECRET, 401, code);
    }

    private static void end(PartnerTelemetry events, AttemptKind kind, Outcome outcome) {
        events.attemptEnded(1, kind, outcome, TOOK);
    }

    private static String attempts(String kind, String outcome, String code) {
        return "finicity.attempts{finicity.attempt.kind="
                + kind
                + ", finicity.code="
                + code
                + ", finicity.outcome="
                + outcome
                + ", finicity.partner=acme}";
    }
}
