package io.github.mpfinicity.tck.observe;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.mpfinicity.simulator.FinicitySimulator;
import io.github.mpfinicity.simulator.fault.Faults;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Each trouble raises its alert, before the first call fails; a quiet day raises none. */
@Timeout(300)
class AlertsTest {
    private static final Path FOLDER = Path.of(System.getProperty("observe.folder"));
    private static final String QUIET = "quiet";

    /** Alerts of partners, since the beginning. */
    private static final String FIRED =
            "count_over_time(ALERTS{alertstate='firing',finicity_partner=~'%s'}[1h])";

    /** The age of tokens at the end of the quiet day; from 90 minutes on they are renewed. */
    private static final Duration AGE = Duration.ofMinutes(88);

    /** A second is a minute. */
    private static final int FACTOR = 60;

    private static final int SCRAPES = 20;

    /** Those that must come in time. */
    private static final Map<String, String> EXPECTED =
            new TreeMap<>(
                    Map.of(
                            "renewal", "FinicityRenewalFailing",
                            "rejected", "FinicityCredentialsRejected",
                            "charged", "FinicityAttemptCharged",
                            "budget", "FinicityBudgetHalfGone",
                            "locked", "FinicityAccountLocked",
                            "region", "FinicityRegionRefused",
                            "store", "FinicityStoreFailing",
                            "webhook", "FinicityWebhooksRefused"));

    private final Map<String, FinicitySimulator> simulators = new LinkedHashMap<>();
    private final Path records = FOLDER.resolve("records");
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
    private ObservedApplication application;
    private Prometheus prometheus;
    private Callers callers;

    @BeforeEach
    void start() throws Exception {
        EXPECTED.keySet().forEach(name -> simulators.put(name, FinicitySimulator.start()));
        simulators.put(QUIET, FinicitySimulator.start());
        delete(records);
        Files.createDirectories(records);
        application =
                ObservedApplication.start(
                        simulators,
                        "-Dfinicity.partners.store.store=file",
                        "-Dfinicity.partners.store.store.file=" + records.resolve("attempts"));
        callers = new Callers(application, simulators.keySet());
    }

    @AfterEach
    void end() {
        for (AutoCloseable each : new AutoCloseable[] {callers, prometheus, application}) {
            closeQuietly(each);
        }
        timer.shutdownNow();
        simulators.values().forEach(FinicitySimulator::close);
    }

    private static void closeQuietly(AutoCloseable any) {
        try {
            if (any != null) {
                any.close();
            }
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void eachTrouble_isToldBeforeTheFirstFailedCall() throws Exception {
        callers.awaitTokens();
        Instant begin = Instant.now();
        // Not before: the first seconds of a JVM last for minutes here.
        prometheus = Prometheus.start(application.resolve("/"), FOLDER);
        String scrapes = "count_over_time(finicity_authenticated{finicity_partner='quiet'}[1h])";
        until(() -> !prometheus.query(scrapes + " >= " + SCRAPES).isEmpty());
        assertThat(prometheus.query(FIRED.formatted(".*"))).as("a quiet day").isEmpty();

        causeTrouble();
        Instant caused = Instant.now();
        application.leaveOut(AGE.minus(Duration.between(begin, caused).multipliedBy(FACTOR)));
        Map<String, Instant> told = new TreeMap<>();
        until(() -> heardAll(told));
        until(() -> callers.firstFailure().size() == EXPECTED.size() - 1);
        until(() -> !firing("FinicityNotAuthenticated", "renewal").isEmpty());

        String table = table(caused, told);
        System.out.println(table);
        Files.writeString(FOLDER.resolve("times.md"), table);
        callers.firstFailure()
                .forEach(
                        (partner, failed) ->
                                assertThat(told.get(partner)).as(partner).isBefore(failed));
        assertThat(callers.firstFailure()).doesNotContainKeys(QUIET, "webhook");
        assertThat(prometheus.query(FIRED.formatted(QUIET)))
                .as("a partner without trouble")
                .isEmpty();
    }

    private void causeTrouble() throws Exception {
        simulators.get("renewal").onAuthentication().always(Faults.status(503));
        simulators.get("rejected").partner().changeSecret("Another1Secret2");
        simulators.get("charged").onAuthentication().always(Faults.loseReply());
        simulators.get("budget").onAuthentication().always(Faults.loseReply());
        simulators.get("locked").onAuthentication().always(Faults.locked(500));
        simulators.get("region").onAuthentication().always(Faults.refusedByEdge());
        delete(records);
        Files.writeString(records, "no directory any more");
        for (int i = 0; i < 5; i++) {
            int status =
                    simulators
                            .get("webhook")
                            .webhooks()
                            .of("application/json", "{}".getBytes(UTF_8))
                            .withSignature("0".repeat(64))
                            .postTo(application.resolve("/webhook"))
                            .statusCode();
            assertThat(status).isEqualTo(401);
        }
    }

    private boolean heardAll(Map<String, Instant> told) throws IOException, InterruptedException {
        for (Map.Entry<String, String> each : EXPECTED.entrySet()) {
            if (!firing(each.getValue(), each.getKey()).isEmpty()) {
                told.putIfAbsent(each.getKey(), Instant.now());
            }
        }
        return told.keySet().equals(EXPECTED.keySet());
    }

    private List<JsonObject> firing(String alert, String partner)
            throws IOException, InterruptedException {
        return prometheus.query(
                "ALERTS{alertstate='firing',alertname='%s',finicity_partner='%s'}"
                        .formatted(alert, partner));
    }

    /** Seconds, which are minutes of the application. */
    private String table(Instant caused, Map<String, Instant> told) {
        var table =
                new StringBuilder(
                        """
                        | trouble | alert | after, min | first failed call, min | earlier by |
                        |---|---|---|---|---|
                        """);
        EXPECTED.forEach(
                (partner, alert) -> {
                    Instant failed = callers.firstFailure().get(partner);
                    table.append(
                            "| %s | %s | %s | %s | %s |\n"
                                    .formatted(
                                            partner,
                                            alert,
                                            seconds(caused, told.get(partner)),
                                            failed == null ? "–" : seconds(caused, failed),
                                            failed == null
                                                    ? "–"
                                                    : seconds(told.get(partner), failed)));
                });
        return table.toString();
    }

    private static String seconds(Instant from, Instant to) {
        return "%.1f".formatted(Duration.between(from, to).toMillis() / 1000.0);
    }

    /** Asks again until it is so; the test has a time-out. */
    private void until(Callable<Boolean> condition) throws Exception {
        var met = new CompletableFuture<Void>();
        Future<?> asking =
                timer.scheduleWithFixedDelay(() -> ask(condition, met), 0, 100, MILLISECONDS);
        met.get();
        asking.cancel(false);
    }

    private static void ask(Callable<Boolean> condition, CompletableFuture<Void> met) {
        try {
            if (condition.call()) {
                met.complete(null);
            }
        } catch (Exception e) {
            met.completeExceptionally(e);
        }
    }

    private static void delete(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            Files.deleteIfExists(folder);
            return;
        }
        try (var inside = Files.list(folder)) {
            for (Path each : inside.toList()) {
                delete(each);
            }
        }
        Files.delete(folder);
    }
}
