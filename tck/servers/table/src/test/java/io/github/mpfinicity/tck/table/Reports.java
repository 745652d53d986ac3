package io.github.mpfinicity.tck.table;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/** What Surefire wrote of the runs on one JDK. */
final class Reports {
    private static final String OURS = "mpfinicity.tck.";

    private Reports() {}

    /**
     * A row for each server that ran, in order; a failed test ends it, and a skipped one that
     * nobody explains.
     */
    static List<Row> rows(Path servers, String jdk) throws IOException {
        Map<Run, Integer> tests = new HashMap<>();
        try (Stream<Path> files = Files.walk(servers)) {
            for (Path file : files.filter(Reports::isReport).toList()) {
                Element report = parsed(file);
                Map<String, String> properties = properties(report);
                if (properties.containsKey(OURS + "server")
                        && jdk.equals(properties.get("java.specification.version"))) {
                    Run run = run(properties, jdk);
                    tests.merge(run, passed(file, report, run), Integer::sum);
                }
            }
        }
        return tests.entrySet().stream()
                .map(each -> Row.of(each.getKey(), each.getValue()))
                .sorted()
                .toList();
    }

    private static boolean isReport(Path file) {
        return file.getParent().endsWith("target/surefire-reports")
                && file.getFileName().toString().matches("TEST-.*[.]xml");
    }

    private static Run run(Map<String, String> properties, String jdk) {
        return new Run(
                properties.get(OURS + "server"),
                said(properties, "server-version"),
                jdk,
                said(properties, "microprofile"),
                said(properties, "jakarta"),
                properties.getOrDefault(OURS + "left-out", ""));
    }

    private static String said(Map<String, String> properties, String name) {
        String value = properties.getOrDefault(OURS + name, "");
        if (value.isBlank()) {
            throw new IllegalStateException(
                    "A runner's pom does not tell Surefire " + OURS + name + ".");
        }
        return value;
    }

    private static int passed(Path file, Element report, Run run) {
        for (String bad : List.of("errors", "failures")) {
            if (number(report, bad) > 0) {
                throw new IllegalStateException(file + " has " + bad + ".");
            }
        }
        int skipped = number(report, "skipped");
        if (skipped > 0 && run.leftOut().isEmpty()) {
            throw new IllegalStateException(
                    file + " has skipped: say which and why in " + OURS + "left-out.");
        }
        return number(report, "tests") - skipped;
    }

    private static int number(Element report, String name) {
        return Integer.parseInt(report.getAttribute(name));
    }

    private static Map<String, String> properties(Element report) {
        Map<String, String> found = new TreeMap<>();
        NodeList all = report.getElementsByTagName("property");
        for (int i = 0; i < all.getLength(); i++) {
            Element each = (Element) all.item(i);
            found.put(each.getAttribute("name"), each.getAttribute("value"));
        }
        return found;
    }

    private static Element parsed(Path file) throws IOException {
        try {
            return DocumentBuilderFactory.newInstance()
                    .newDocumentBuilder()
                    .parse(file.toFile())
                    .getDocumentElement();
        } catch (SAXException | ParserConfigurationException e) {
            throw new IOException(file + " is no report", e);
        }
    }
}
