import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/**
 * Reads a folder that a release was deployed to, and says what Maven Central or a user would miss: a file, a signature, a
 * line of a POM, a module in the list of versions; a library that nobody expects. Prints what a project gets.
 */
public final class ReleaseRules {
    private static final String OURS = "io.github.mpfinicity";

    /** What a module may bring along besides ours. */
    private static final Map<String, Set<String>> BROUGHT =
            Map.of(
                    "mp-finicity-quarkus", Set.of("io.quarkus:quarkus-arc", "io.quarkus:quarkus-devservices"),
                    "mp-finicity-store-redis", Set.of("redis.clients:jedis"),
                    "mp-finicity-simulator", Set.of("jakarta.json:jakarta.json-api", "org.eclipse.parsson:parsson"));

    /** Its users are test runners, who get from it all that they need. */
    private static final String SUITE = "mp-finicity-tck";

    private static final String EVERYWHERE = "org.jspecify:jspecify";
    private static final Set<String> PARENTS = Set.of("mp-finicity-parent", "mp-finicity-impl", "mp-finicity-quarkus-parent", "mp-finicity-tck-parent");
    /** Quarkus itself adds it to builds, and no project names it. */
    private static final String BUILD_TIME = "mp-finicity-quarkus-deployment";

    private static final String VERSIONS = "mp-finicity-bom";
    private static final List<String> LINES = List.of("description", "url", "licenses", "scm", "developers");

    private final Path folder;
    private final String version;
    private final List<String> missing = new ArrayList<>();

    private ReleaseRules(Path folder, String version) {
        this.folder = folder;
        this.version = version;
    }

    /** The folder of our group in a local repository, and the version. */
    public static void main(String[] arguments) throws Exception {
        var rules = new ReleaseRules(Path.of(arguments[0]), arguments[1]);
        rules.check();
        rules.missing.forEach(System.err::println);
        System.exit(rules.missing.isEmpty() ? 0 : 1);
    }

    private void check() throws Exception {
        Set<String> deployed;
        try (Stream<Path> folders = Files.list(folder)) {
            deployed = folders.map(each -> each.getFileName().toString()).collect(Collectors.toCollection(TreeSet::new));
        }
        Set<String> listed =
                elements(pom(VERSIONS), "dependency")
                        .map(each -> text(each, "artifactId").orElse(""))
                        .collect(Collectors.toCollection(TreeSet::new));
        Set<String> jars = new TreeSet<>(deployed);
        jars.removeAll(PARENTS);
        jars.remove(VERSIONS);
        jars.remove(BUILD_TIME);
        require(jars.equals(listed), VERSIONS + " lists " + listed + ", but deployed are " + jars);
        for (String artifact : deployed) {
            lines(artifact);
            file(artifact, ".pom");
        }
        for (String artifact : jars) {
            for (String ending : List.of(".jar", "-sources.jar", "-javadoc.jar", "-cyclonedx.json", "-cyclonedx.xml")) {
                file(artifact, ending);
            }
            brought(artifact);
        }
        sizes(jars);
    }

    private void file(String artifact, String ending) {
        Path file = file(artifact + "-" + version + ending, artifact);
        for (String signed : List.of("", ".asc", ".md5", ".sha1")) {
            Path each = file.resolveSibling(file.getFileName() + signed);
            require(Files.exists(each), "missing: " + each.getFileName());
        }
    }

    private Path file(String name, String artifact) {
        return folder.resolve(artifact).resolve(version).resolve(name);
    }

    private void lines(String artifact) throws Exception {
        Element pom = pom(artifact);
        require(text(pom, "name").isPresent(), artifact + ": no name of its own");
        for (String line : LINES) {
            require(inherits(pom, line), artifact + ": no " + line + ", its own or its parents'");
        }
        require(
                !Files.readString(file(artifact + "-" + version + ".pom", artifact)).contains("SNAPSHOT"),
                artifact + ": its POM names a snapshot");
    }

    private boolean inherits(Element pom, String line) throws Exception {
        if (children(pom, line).findAny().isPresent()) {
            return true;
        }
        Optional<Element> parent = children(pom, "parent").findAny();
        return parent.isPresent() && inherits(pom(text(parent.get(), "artifactId").orElse("")), line);
    }

    /** What comes into a project with the module; tests, options and what a server has do not. */
    private void brought(String artifact) throws Exception {
        Predicate<Element> comes =
                each ->
                        Set.of("compile", "runtime").contains(text(each, "scope").orElse("compile"))
                                && !text(each, "optional").orElse("false").equals("true");
        Set<String> brought =
                children(pom(artifact), "dependencies")
                        .flatMap(all -> children(all, "dependency"))
                        .filter(comes)
                        .map(each -> text(each, "groupId").orElse("") + ":" + text(each, "artifactId").orElse(""))
                        .filter(each -> !each.startsWith(OURS + ":") && !each.equals(EVERYWHERE))
                        .collect(Collectors.toCollection(TreeSet::new));
        require(
                artifact.equals(SUITE) || brought.equals(BROUGHT.getOrDefault(artifact, Set.of())),
                artifact + " brings along " + brought);
    }

    private void sizes(Set<String> jars) throws IOException {
        for (String artifact : jars) {
            System.out.printf("%4d KB  %s%n", Files.size(file(artifact + "-" + version + ".jar", artifact)) / 1024, artifact);
        }
    }

    private Element pom(String artifact) throws Exception {
        Path file = file(artifact + "-" + version + ".pom", artifact);
        return DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(file.toFile()).getDocumentElement();
    }

    private static Stream<Element> elements(Element in, String name) {
        var found = in.getElementsByTagName(name);
        return IntStream.range(0, found.getLength()).mapToObj(i -> (Element) found.item(i));
    }

    private static Stream<Element> children(Element in, String name) {
        var all = in.getChildNodes();
        return IntStream.range(0, all.getLength())
                .mapToObj(all::item)
                .filter(each -> each.getNodeType() == Node.ELEMENT_NODE && each.getNodeName().equals(name))
                .map(Element.class::cast);
    }

    private static Optional<String> text(Element in, String name) {
        return children(in, name).findFirst().map(each -> each.getTextContent().strip()).filter(each -> !each.isEmpty());
    }

    private void require(boolean holds, String otherwise) {
        if (!holds) {
            missing.add(otherwise);
        }
    }
}
