package io.github.mpfinicity.tck.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReadmeTest {
    private static final Path ROOT = Path.of(System.getProperty("mpfinicity.root"));
    private static final String JDK = System.getProperty("java.specification.version");

    @Test
    void tableIsWhatTheReportsSay() throws IOException {
        Path file = ROOT.resolve("tck/README.md");
        Readme readme = new Readme(Files.readString(file));
        Readme now = readme.with(Reports.rows(ROOT.resolve("tck/servers"), JDK), JDK);

        if ("write".equals(System.getProperty("mpfinicity.readme"))) {
            Files.writeString(file, now.text());
            return;
        }
        assertThat(readme.text())
                .as("tck/README.md is stale: ./mvnw verify -Pservers -Dreadme=write")
                .isEqualTo(now.text());
    }

    @Test
    void rowsOfThisJdkReplaced_othersKept(@TempDir Path servers) throws IOException {
        report(servers, "acme", "17", 3, "none");
        report(servers, "acme", "21", 9, "none");

        List<Row> ran = Reports.rows(servers, "17");
        Readme after =
                new Readme(
                                readme(
                                        "| Old | 1 | 17 | 7.1 | EE 10 | 2 | – |",
                                        "| acme | 1 | 25 | 7.1 | EE 10 | 2 | – |"))
                        .with(ran, "17");

        assertThat(after.text())
                .isEqualTo(
                        readme(
                                "| acme | 2.0 | 17 | 7.1 | EE 10 | 3 | – |",
                                "| acme | 1 | 25 | 7.1 | EE 10 | 2 | – |"));
    }

    @Test
    void sameServerOnTwoJakartaEEs_newerBelow() {
        String older = "| acme | 1 | 17 | 7.1 | EE 10 | 2 | – |";
        String newer = "| acme | 1 | 17 | 7.1 | EE 11 | 1 | – |";

        Readme after =
                new Readme(readme(older)).with(List.of(Row.parsed(newer), Row.parsed(older)), "17");

        assertThat(after.text()).isEqualTo(readme(older, newer));
    }

    @Test
    void failedTest_noTable(@TempDir Path servers) throws IOException {
        report(servers, "acme", "17", 3, "failures");

        assertThatIllegalStateException()
                .isThrownBy(() -> Reports.rows(servers, "17"))
                .withMessageContaining("failures");
    }

    @Test
    void skippedTestWithoutReason_noTable(@TempDir Path servers) throws IOException {
        report(servers, "acme", "17", 3, "skipped");

        assertThatIllegalStateException()
                .isThrownBy(() -> Reports.rows(servers, "17"))
                .withMessageContaining("left-out");
    }

    private static String readme(String... rows) {
        return "# Title\n<!-- servers: ./mvnw verify -Pservers -Dreadme=write -->\n"
                + String.join("\n", Row.HEAD)
                + "\n"
                + String.join("\n", rows)
                + "\n<!-- /servers -->\nmore\n";
    }

    private static void report(Path servers, String name, String jdk, int tests, String bad)
            throws IOException {
        Path folder = servers.resolve(name + jdk).resolve("target/surefire-reports");
        Files.createDirectories(folder);
        Files.writeString(
                folder.resolve("TEST-a.b.CTest.xml"),
                """
                <testsuite tests="%d" failures="%d" errors="0" skipped="%d"><properties>
                <property name="java.specification.version" value="%s"/>
                <property name="mpfinicity.tck.server" value="%s"/>
                <property name="mpfinicity.tck.server-version" value="2.0"/>
                <property name="mpfinicity.tck.microprofile" value="7.1"/>
                <property name="mpfinicity.tck.jakarta" value="EE 10"/>
                </properties></testsuite>
                """
                        .formatted(
                                tests,
                                bad.equals("failures") ? 1 : 0,
                                bad.equals("skipped") ? 1 : 0,
                                jdk,
                                name));
    }
}
