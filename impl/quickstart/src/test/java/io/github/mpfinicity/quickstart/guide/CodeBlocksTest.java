package io.github.mpfinicity.quickstart.guide;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.xml.sax.InputSource;

/** Each piece of code in a document is right, as far as its language allows to tell. */
class CodeBlocksTest {
    /** Pictures have no language, and only GitHub reads the YAML. */
    private static final Set<String> UNTESTED = Set.of("", "yaml");

    /**
     * Requests and properties in {@link ExampleTest} and {@link SettingsTest}, JSON in the module
     * that answers it.
     */
    private static final Set<String> TESTED =
            Set.of("http", "java", "json", "properties", "sh", "xml");

    private static final Pattern PROFILES = Pattern.compile("-P(\\w[\\w-]*(?:,\\w[\\w-]*)*)");
    private static final Pattern COMMAND =
            Pattern.compile("#|export |(token=[$][(])?([.]/mvnw|curl|gh|\\S+/[.]bin/pact) ");
    private static final Pattern TEST = Pattern.compile("-Dtest=(\\w+)");
    private static final Pattern MODULES = Pattern.compile("-pl (\\w[\\w/-]*(?:,\\w[\\w/-]*)*)");

    @Test
    void everyLanguageIsTestedOrCannotBe() throws IOException {
        for (Document.Block block : blocks()) {
            assertTrue(
                    TESTED.contains(block.language()) || UNTESTED.contains(block.language()),
                    block::toString);
        }
    }

    @Test
    void javaCompiles(@TempDir Path folder) throws IOException {
        var sources = new Sources(folder);
        List<Path> files = new ArrayList<>();
        for (Document.Block block : blocks("java")) {
            files.add(sources.write(block, "Block" + files.size()));
        }
        assertFalse(files.isEmpty());
        assertEquals("", sources.compile(files), "see the names of the blocks: " + blocks("java"));
    }

    @Test
    void xmlIsWellFormed() throws Exception {
        for (Document.Block block : blocks("xml")) {
            var source = new InputSource(new StringReader("<all>" + block.code() + "</all>"));
            DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(source);
        }
    }

    @Test
    void dependenciesAreModulesOfThisVersion() throws IOException {
        String pom = Files.readString(Document.ROOT.resolve("impl/bom/pom.xml"));
        for (Document.Block block : blocks("xml")) {
            Matcher artifact = Pattern.compile("<artifactId>(.*)<").matcher(block.code());
            Matcher version = Pattern.compile("<version>(.*)<").matcher(block.code());
            if (artifact.find() && version.find()) {
                assertTrue(pom.contains("<artifactId>" + artifact.group(1) + "<"), block::toString);
                assertTrue(pom.contains("<version>" + version.group(1) + "<"), block::toString);
            }
        }
    }

    /** In blocks and in sentences: what they name of the build is there. */
    @Test
    void commandsNameProfilesAndModules() throws IOException {
        String poms = poms();
        for (Document document : Document.all()) {
            String text = document.text();
            for (String each : named(PROFILES, text)) {
                assertTrue(poms.contains("<id>" + each + "</id>"), () -> "-P" + each);
            }
            for (String each : named(MODULES, text)) {
                Path pom = Document.ROOT.resolve(each).resolve("pom.xml");
                assertTrue(Files.exists(pom), () -> "-pl " + each);
            }
        }
    }

    /** A comment may follow a command, but no command follows a comment. */
    @Test
    void shellLinesBeginWithAProgram() throws IOException {
        for (String line : shellLines()) {
            assertTrue(line.isBlank() || COMMAND.matcher(line).lookingAt(), () -> line);
            assertFalse(line.matches(".*#.*[.]/mvnw.*"), () -> line);
        }
    }

    /** Maven leaves a tagged class out in silence, also if it is named. */
    @Test
    void commandsThatNameATestOfFleetsHaveTheProfile() throws IOException {
        int named = 0;
        for (String line : shellLines()) {
            for (String test : named(TEST, line)) {
                String source = SourceFiles.text("impl", "/" + test + ".java");
                boolean fleet = source.contains("@Tag(\"fleet\")");
                named += fleet ? 1 : 0;
                assertTrue(!fleet || named(PROFILES, line).contains("fleet"), () -> line);
            }
        }
        assertTrue(named > 0);
    }

    /** A command that goes on in the next line is one. */
    private static List<String> shellLines() throws IOException {
        return blocks("sh").stream()
                .flatMap(block -> block.code().replace("\\\n", "").lines())
                .toList();
    }

    private static List<String> named(Pattern option, String text) {
        return option.matcher(text)
                .results()
                .flatMap(it -> Stream.of(it.group(1).split(",", -1)))
                .toList();
    }

    private static String poms() throws IOException {
        var all = new StringBuilder();
        for (String each :
                List.of(
                        ".",
                        "impl",
                        "impl/core",
                        "impl/quickstart",
                        "contract-tests",
                        "tck",
                        "tck/servers",
                        "tck/simulator")) {
            all.append(Files.readString(Document.ROOT.resolve(each).resolve("pom.xml")));
        }
        return all.toString();
    }

    private static List<Document.Block> blocks(String language) throws IOException {
        return blocks().stream().filter(it -> it.language().equals(language)).toList();
    }

    private static List<Document.Block> blocks() throws IOException {
        return Document.all().stream().flatMap(it -> it.blocks().stream()).toList();
    }
}
