package io.github.mpfinicity.telemetry;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The tables of the README, its example and the rules fit what is registered. */
class ReadmeTest {
    private static final Path README = Path.of("README.md");
    private static final Path RULES = Path.of("src/main/resources/META-INF/mp-finicity/alerts.yml");
    private static final Path PROMTOOL = Path.of("/usr/bin/promtool");

    private static final String BEGIN = "<!-- metrics -->\n";
    private static final String END = "<!-- /metrics -->";
    private static final String WRITE =
            "./mvnw test -pl impl/telemetry -am -Dtest=ReadmeTest"
                    + " -Dsurefire.failIfNoSpecifiedTests=false -Dmpfinicity.metrics=write";
    private static final Pattern NAME = Pattern.compile("finicity_[a-z_]+");
    private static final Pattern ALERT = Pattern.compile("(?m)^ +- alert: (\\w+)$");
    private static final Pattern ALERT_ROW =
            Pattern.compile("(?m)^\\|[^|]*\\| `(Finicity\\w+)` \\|");
    private static final Pattern EXAMPLE = Pattern.compile("(?ms)^```\\n(finicity_.*?)^```$");

    @Test
    void tableIsWhatIsRegistered() throws IOException {
        String readme = Files.readString(README);
        int begin = readme.indexOf(BEGIN) + BEGIN.length();
        int end = readme.indexOf(END);
        assertThat(begin).as(README + " has " + BEGIN).isBetween(BEGIN.length(), end);
        String now = readme.substring(0, begin) + tables() + readme.substring(end);

        if ("write".equals(System.getProperty("mpfinicity.metrics"))) {
            Files.writeString(README, now);
            return;
        }
        assertThat(readme).as(README + " is stale: " + WRITE).isEqualTo(now);
    }

    private static String tables() {
        String metrics =
                Arrays.stream(Metric.values())
                        .map(ReadmeTest::row)
                        .collect(
                                joining(
                                        "\n",
                                        """
                                        | metric | kind | unit | attributes | meaning |
                                        |---|---|---|---|---|
                                        """,
                                        "\n"));
        String labels =
                Arrays.stream(Label.values())
                        .map(each -> "| `%s` | %s |".formatted(each.key(), each.words()))
                        .collect(joining("\n", "\n| attribute | values |\n|---|---|\n", "\n"));
        return metrics + labels;
    }

    private static String row(Metric each) {
        String attributes =
                each.labels().stream()
                        .filter(label -> label != Label.PARTNER)
                        .map(label -> "`" + label.key() + "`")
                        .collect(joining(", "));
        return "| `%s` | %s | `%s` | %s | %s |"
                .formatted(
                        each.key(),
                        each.kind().name().toLowerCase(java.util.Locale.ROOT),
                        each.unit(),
                        attributes.isEmpty() ? "–" : attributes,
                        each.meaning());
    }

    @Test
    void alertTable_hasEachRuleOnce() throws IOException {
        assertThat(all(ALERT_ROW, Files.readString(README)))
                .isEqualTo(all(ALERT, Files.readString(RULES)));
    }

    @Test
    void namesInRulesAndExample_areExported() throws IOException {
        Set<String> exported = Set.copyOf(names(scrape()));

        assertThat(exported).containsAll(names(expressions(Files.readString(RULES))));
        List<String> example = all(EXAMPLE, Files.readString(README));
        assertThat(example).hasSize(1);
        assertThat(exported).containsAll(names(example.get(0)));
    }

    /** Without what is said in words. */
    private static String expressions(String rules) {
        return rules.lines()
                .filter(line -> !line.contains("summary:"))
                .collect(Collectors.joining("\n"));
    }

    @Test
    void rules_areTakenByPromtool() throws Exception {
        promtool("check", "rules", RULES.toString());
    }

    /** An idle node whose pause is over raises none; few webhooks over many nodes raise one. */
    @Test
    void scenes_raiseTheirAlertsAndNoOthers() throws Exception {
        promtool("test", "rules", "src/test/resources/alerts-test.yml");
    }

    private static void promtool(String... arguments) throws Exception {
        org.junit.jupiter.api.Assumptions.assumeTrue(Files.isExecutable(PROMTOOL), "no promtool");
        List<String> command = new ArrayList<>(List.of(PROMTOOL.toString()));
        command.addAll(List.of(arguments));

        Process promtool = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said =
                new String(
                        promtool.getInputStream().readAllBytes(),
                        java.nio.charset.StandardCharsets.UTF_8);

        assertThat(promtool.waitFor()).as(said).isZero();
    }

    /** Also {@code le}, which is of buckets, and the ends that Prometheus adds. */
    private static String scrape() {
        var registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
        var telemetry =
                new PartnerTelemetry(
                        "acme",
                        new FakeAccount(),
                        new MicrometerMeters(registry),
                        AuthenticationSpans.NONE);
        FiguresTest.everything(telemetry);
        return registry.scrape();
    }

    private static List<String> names(String text) {
        return NAME.matcher(text).results().map(it -> it.group()).distinct().toList();
    }

    private static List<String> all(Pattern pattern, String text) {
        return pattern.matcher(text).results().map(it -> it.group(1)).toList();
    }
}
