package io.github.mpfinicity.quickstart.guide;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.mpfinicity.simulator.FinicitySimulator;
import io.github.mpfinicity.simulator.authentication.SimulatedPartner;
import io.github.mpfinicity.simulator.recording.RecordedRequest;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** README alone makes an application on Java SE, with the dependencies of this module. */
@Timeout(120)
class ExampleTest {
    @Test
    void exampleOfReadme_runs(@TempDir Path folder) throws Exception {
        try (var finicity = FinicitySimulator.start()) {
            Document readme = Document.of("README.md");
            compile(readme, folder);
            configure(readme, folder, finicity);

            assertEquals("25 customers", run(folder));
            assertEquals(2, finicity.requests().size());
            assertAsShown(readme, finicity);
        }
    }

    /** README shows both requests side by side. */
    private static void assertAsShown(Document readme, FinicitySimulator finicity) {
        for (String line : code(readme, "http").lines().toList()) {
            String[] sides = line.split(" {4,}", 2);
            for (int i = 0; i < sides.length; i++) {
                assertShown(sides[i], finicity.requests().get(i), finicity.partner());
            }
        }
    }

    private static void assertShown(String line, RecordedRequest request, SimulatedPartner by) {
        int colon = line.indexOf(": ");
        if (line.startsWith("{")) {
            String body = line.replaceFirst("…", by.id()).replaceFirst("…", by.secret());
            assertEquals(body, request.text());
        } else if (colon > 0) {
            String value = request.header(line.substring(0, colon)).orElseThrow();
            assertTrue(List.of(value, "…").contains(line.substring(colon + 2)), line);
        } else {
            String query = request.query().map(it -> "?" + it).orElse("");
            assertEquals(line, request.method() + " " + request.path() + query);
        }
    }

    private static void compile(Document readme, Path folder) throws IOException {
        var sources = new Sources(folder);
        List<Path> files = new ArrayList<>();
        for (Document.Block block : readme.blocks()) {
            if (block.code().startsWith("package ")) {
                files.add(sources.write(block, "Block" + files.size()));
            }
        }
        assertEquals("", sources.compile(files));
    }

    /** With README's properties, which get the simulator's values; the file for beans is empty. */
    private static void configure(Document readme, Path folder, FinicitySimulator finicity)
            throws IOException {
        SimulatedPartner partner = finicity.partner();
        String properties =
                code(readme, "properties")
                        .replace("app-key=…", "app-key=" + partner.appKey())
                        .replace("partner-id=…", "partner-id=" + partner.id())
                        .replace("partner-secret=…", "partner-secret=" + partner.secret())
                        .replace("https://api.finicity.com", finicity.baseUri().toString());
        Path inf = Files.createDirectories(folder.resolve("META-INF"));
        Files.writeString(
                inf.resolve("microprofile-config.properties"),
                properties + "finicity.base-uri=" + finicity.baseUri() + "\n");
        Files.writeString(inf.resolve("beans.xml"), "");
    }

    private static String code(Document document, String language) {
        return document.blocks().stream()
                .filter(it -> it.language().equals(language))
                .map(Document.Block::code)
                .collect(Collectors.joining());
    }

    /** What it prints. The classes of this module are left out: they are another application. */
    private static String run(Path folder) throws IOException, InterruptedException {
        String ours = Document.ROOT.resolve("impl/quickstart").toString();
        String classPath =
                Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator, -1))
                        .filter(it -> !it.startsWith(ours))
                        .collect(Collectors.joining(File.pathSeparator));
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var builder =
                new ProcessBuilder(
                        java,
                        "-XX:TieredStopAtLevel=1",
                        "-classpath",
                        folder + File.pathSeparator + classPath,
                        "com.example.Main");
        builder.environment().keySet().removeIf(name -> name.startsWith("FINICITY_"));
        builder.redirectError(ProcessBuilder.Redirect.INHERIT);
        Process process = builder.start();
        try {
            byte[] printed = process.getInputStream().readAllBytes();
            assertEquals(0, process.waitFor());
            return new String(printed, StandardCharsets.UTF_8).strip();
        } finally {
            process.destroyForcibly();
        }
    }
}
