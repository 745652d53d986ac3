package io.github.mpfinicity.tck.observe;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static java.util.concurrent.TimeUnit.MINUTES;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.mpfinicity.simulator.FinicitySimulator;
import io.github.mpfinicity.simulator.fault.Faults;
import io.github.mpfinicity.tck.probe.Disguises;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Each trouble raises its alert, before the first call fails; a quiet day raises none. */
@Timeout(value = 30, unit = MINUTES)
class AlertsTest {
    private static final Path FOLDER = Path.of(System.getProperty("observe.folder"));
    private static final String QUIET = "quiet";

    /** Since the beginning. */
    private static final String FIRING = "ALERTS{alertstate='firing'}[1d]";

    private static final String FIRED =
            "count_over_time(ALERTS{alertstate='firing',finicity_partner=~'%s'}[1d])";

    private static final String UNSERVED =
            "ALERTS{alertstate='firing',alertname='FinicityNotAuthenticated',"
                    + "finicity_partner='renewal'}";

    /** The age of tokens when trouble begins; from 90 minutes on they are renewed. */
    private static final Duration AGE = Duration.ofMinutes(88);

    private static final int SCRAPES = 20;

    /** What does not come in two hours of the application does not come. */
    private static final int MOST_SCRAPES = 120 * Pace.SCRAPES_IN_A_MINUTE;

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
    private final Set<String> secrets = new HashSet<>();

    /** What alerts say, by their labels. */
    private final Map<JsonObject, String> summaries = new ConcurrentHashMap<>();

    private ObservedApplication application;
    private Prometheus prometheus;
    private Callers callers;

    @BeforeEach
    void start() throws Exception {
        EXPECTED.keySet().forEach(name -> simulators.put(name, FinicitySimulator.start()));
        simulators.put(QUIET, FinicitySimulator.start());
        keepSecrets();
        delete(records);
        Files.createDirectories(records);
        application =
                ObservedApplication.start(
                        simulators,
                        "-Dfinicity.partners.store.store=file",
                        "-Dfinicity.partners.store.store.file=" + records.resolve("attempts"));
        callers = new Callers(application, simulators.keySet());
    }

    private void keepSecrets() {
        for (FinicitySimulator each : simulators.values()) {
            secrets.add(each.partner().secret());
            secrets.add(each.partner().appKey());
        }
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
        Pace pace = Pace.of(scrapeTimes());
        prometheus = Prometheus.start(application.resolve("/"), pace, FOLDER);
        String scrapes = "count_over_time(finicity_authenticated{finicity_partner='quiet'}[1d])";
        until(SCRAPES + " scrapes", () -> !prometheus.query(scrapes + " >= " + SCRAPES).isEmpty());
        assertThat(prometheus.query(FIRED.formatted(".*"))).as("before any trouble").isEmpty();

        causeTrouble();
        Instant caused = Instant.now();
        application.clock(AGE, pace.minute());
        until("alerts " + EXPECTED, () -> silent().isEmpty());
        until(
                "failed calls of all but quiet and webhook",
                () -> callers.firstFailure().size() == EXPECTED.size() - 1);
        until(UNSERVED, () -> !prometheus.query(UNSERVED).isEmpty());
        assertEachNamesItsPartner();

        String table = table(pace, caused);
        System.out.println(table);
        Files.writeString(FOLDER.resolve("times.md"), table);
        Map<String, Instant> told = told();
        callers.firstFailure()
                .forEach(
                        (partner, failed) ->
                                assertThat(told.get(partner)).as(partner).isBefore(failed));
        assertThat(callers.firstFailure()).doesNotContainKeys(QUIET, "webhook");
        assertThat(prometheus.query(FIRED.formatted(QUIET)))
                .as("a partner without trouble")
                .isEmpty();
        assertNothingSecretIsShown();
    }

    /** All alerts that were active, since their beginning. */
    private void assertEachNamesItsPartner() {
        assertThat(summaries.keySet())
                .extracting(each -> each.getString("alertname"))
                .contains("FinicityNotAuthenticated")
                .containsAll(EXPECTED.values());
        summaries.forEach(
                (labels, summary) ->
                        assertThat(summary)
                                .as("%s", labels)
                                .containsIgnoringCase(
                                        "partner " + labels.getString("finicity_partner")));
    }

    private void assertNothingSecretIsShown() throws IOException, InterruptedException {
        keepSecrets();
        secrets.addAll(callers.tokens());
        List<String> disguises = Disguises.of(secrets.toArray(String[]::new));
        assertThat(application.scrape())
                .contains("finicity_reason=\"credentials_rejected\"")
                .doesNotContain(disguises);
        assertThat(application.logged())
                .contains("MPFIN-101 Partner rejected", "DEBUG")
                .doesNotContain(disguises);
    }

    /** After some that take longer, since nothing is compiled yet. */
    private List<Duration> scrapeTimes() throws IOException, InterruptedException {
        var times = new ArrayList<Duration>();
        for (int i = 0; i < SCRAPES; i++) {
            long begin = System.nanoTime();
            application.scrape();
            times.add(Duration.ofNanos(System.nanoTime() - begin));
        }
        return times.subList(SCRAPES / 2, SCRAPES);
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

    /** The partners whose alert has not fired. */
    private Set<String> silent() throws IOException, InterruptedException {
        var silent = new TreeSet<>(EXPECTED.keySet());
        silent.removeAll(told().keySet());
        return silent;
    }

    /** By partner: when its alert fired first. */
    private Map<String, Instant> told() throws IOException, InterruptedException {
        var told = new TreeMap<String, Instant>();
        for (JsonObject each : prometheus.query(FIRING)) {
            JsonObject labels = each.getJsonObject("metric");
            String partner = labels.getString("finicity_partner");
            if (labels.getString("alertname").equals(EXPECTED.get(partner))) {
                double seconds =
                        each.getJsonArray("values").getJsonArray(0).getJsonNumber(0).doubleValue();
                told.put(partner, Instant.ofEpochMilli(Math.round(seconds * 1000)));
            }
        }
        return told;
    }

    private String table(Pace pace, Instant caused) throws IOException, InterruptedException {
        Map<String, Instant> told = told();
        var table =
                new StringBuilder(
                        """
                        | trouble | alert | it fires after, min | the first call fails after, min | time to act, min |
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
                                            minutes(pace, caused, told.get(partner)),
                                            minutes(pace, caused, failed),
                                            minutes(pace, told.get(partner), failed)));
                });
        return table.toString();
    }

    private static String minutes(Pace pace, Instant from, @Nullable Instant to) {
        return to == null
                ? "no call fails"
                : "%.1f".formatted(pace.minutes(Duration.between(from, to)));
    }

    /** Asks again until it is so, at most for some scrapes of Prometheus. */
    private void until(String what, Callable<Boolean> condition) throws Exception {
        var met = new CompletableFuture<Void>();
        long before = prometheus.scrapes();
        Future<?> asking =
                timer.scheduleWithFixedDelay(
                        () -> ask(condition, before, met), 0, 100, MILLISECONDS);
        try {
            met.get();
        } catch (InterruptedException | ExecutionException e) {
            throw new AssertionError(
                    "waited for %s after scrape %d, now there are %d; silent: %s; Prometheus says%n%s"
                            .formatted(
                                    what,
                                    before,
                                    prometheus.scrapes(),
                                    silent(),
                                    prometheus.said()),
                    e);
        } finally {
            asking.cancel(false);
        }
    }

    private void ask(Callable<Boolean> condition, long before, CompletableFuture<Void> met) {
        try {
            for (JsonObject each : prometheus.alerts()) {
                JsonObject annotations = each.getJsonObject("annotations");
                summaries.put(each.getJsonObject("labels"), annotations.getString("summary"));
            }
            if (condition.call()) {
                met.complete(null);
            } else if (prometheus.scrapes() - before > MOST_SCRAPES) {
                met.completeExceptionally(new TimeoutException(MOST_SCRAPES + " scrapes"));
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
