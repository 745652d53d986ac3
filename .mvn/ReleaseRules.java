import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
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
 * line of a POM, a module; and which library comes along that nobody expects. Prints what a project gets.
 */
public final class ReleaseRules {
    private static final String OURS = "io.github.mpfinicity";

    /** What a module may bring along besides ours and {@link #EVERYWHERE}. */
    private static final Map<String, Set<String>> BROUGHT =
            Map.of(
                    "mp-finicity-quarkus",
                            Set.of(
                                    "io.quarkus:quarkus-arc",
                                    "io.quarkus:quarkus-devservices",
                                    "io.quarkus:quarkus-jsonp",
                                    "io.quarkus:quarkus-rest-client"),
                    "mp-finicity-store-redis", Set.of("redis.clients:jedis"),
                    "mp-finicity-simulator", Set.of("jakarta.json:jakarta.json-api", "org.eclipse.parsson:parsson"));

    private static final String EVERYWHERE = "org.jspecify:jspecify";

    /** What they bring is for builds and test runs only, and is as much as that needs. */
    private static final Set<String> FOR_BUILDS = Set.of("mp-finicity-quarkus-deployment", "mp-finicity-tck");

    /** Quarkus itself adds it to builds, and no project names it. */
    private static final String NAMED_BY_NOBODY = "mp-finicity-quarkus-deployment";

    private static final String VERSIONS = "mp-finicity-bom";
    private static final List<String> LINES = List.of("description", "url", "licenses", "scm", "developers");
    private static final List<String> JARS =
            List.of(".jar", "-sources.jar", "-javadoc.jar", "-cyclonedx.json", "-cyclonedx.xml");

    private final Path folder;
    private final String version;

    /** The POMs of the source by artifact. */
    private final Map<String, Element> source = new TreeMap<>();

    private final List<String> missing = new ArrayList<>();

    private ReleaseRules(Path folder, String version) {
        this.folder = folder;
        this.version = version;
    }

    /** The root of the source; the folder of our group in a repository; and the version. */
    public static void main(String[] arguments) throws Exception {
        var rules = new ReleaseRules(Path.of(arguments[1]), arguments[2]);
        rules.read(Path.of(arguments[0]));
        rules.check();
        rules.missing.forEach(System.err::println);
        System.exit(rules.missing.isEmpty() ? 0 : 1);
    }

    private void read(Path root) throws Exception {
        try (Stream<Path> files = Files.walk(root)) {
            for (Path each : files.filter(it -> it.endsWith("pom.xml") && !it.toString().contains("/target/")).toList()) {
                Element pom = parse(each);
                source.put(text(pom, "artifactId").orElse(""), pom);
            }
        }
    }

    private void check() throws Exception {
        Set<String> jars = named(it -> isPublished(it) && !isPom(it));
        Set<String> poms = named(it -> isPublished(it) && isPom(it));
        for (String artifact : poms) {
            if (require(Files.isDirectory(folder.resolve(artifact)), "not deployed: " + artifact)) {
                lines(artifact);
                isThere(artifact, ".pom");
            }
        }
        for (String artifact : jars) {
            if (require(Files.isDirectory(folder.resolve(artifact)), "not deployed: " + artifact)) {
                lines(artifact);
                isThere(artifact, ".pom");
                for (String ending : JARS) {
                    isThere(artifact, ending);
                }
                brought(artifact);
                contents(artifact);
                System.out.printf("%4d KB  %s%n", Files.size(file(artifact, ".jar")) / 1024, artifact);
            }
        }
        Set<String> listed =
                children(child(child(source.get(VERSIONS), "dependencyManagement"), "dependencies"), "dependency")
                        .map(each -> text(each, "artifactId").orElse(""))
                        .collect(Collectors.toCollection(TreeSet::new));
        jars.remove(NAMED_BY_NOBODY);
        require(jars.equals(listed), VERSIONS + " lists " + listed + ", but published are " + jars);
    }

    private Set<String> named(Predicate<Element> which) {
        return source.entrySet().stream()
                .filter(each -> which.test(each.getValue()))
                .map(Map.Entry::getKey)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static boolean isPom(Element pom) {
        return text(pom, "packaging").orElse("jar").equals("pom");
    }

    /** All modules with a jar of their own are, and the POMs that these need. */
    private boolean isPublished(Element pom) {
        if (isPom(pom)) {
            String artifact = text(pom, "artifactId").orElse("");
            return artifact.equals(VERSIONS)
                    || source.values().stream()
                            .filter(each -> !isPom(each) && isPublished(each))
                            .anyMatch(each -> ancestors(each).contains(artifact));
        }
        return Stream.concat(Stream.of(pom), ancestors(pom).stream().map(source::get))
                .map(each -> properties(each, "maven.deploy.skip"))
                .noneMatch("true"::equals);
    }

    private List<String> ancestors(Element pom) {
        List<String> names = new ArrayList<>();
        Element each = pom;
        while (each != null) {
            each = children(each, "parent").findAny().map(it -> source.get(text(it, "artifactId").orElse(""))).orElse(null);
            if (each != null) {
                names.add(text(each, "artifactId").orElse(""));
            }
        }
        return names;
    }

    private static String properties(Element pom, String name) {
        return children(pom, "properties").findAny().flatMap(all -> text(all, name)).orElse("");
    }

    private void isThere(String artifact, String ending) {
        Path file = file(artifact, ending);
        for (String beside : List.of("", ".asc", ".md5", ".sha1")) {
            Path each = file.resolveSibling(file.getFileName() + beside);
            require(Files.exists(each), "missing: " + each.getFileName());
        }
    }

    private Path file(String artifact, String ending) {
        return folder.resolve(artifact).resolve(version).resolve(artifact + "-" + version + ending);
    }

    private void lines(String artifact) throws Exception {
        Element pom = parse(file(artifact, ".pom"));
        require(text(pom, "name").isPresent(), artifact + ": no name of its own");
        List<Element> all =
                Stream.concat(Stream.of(pom), ancestors(source.get(artifact)).stream().map(source::get)).toList();
        for (String line : LINES) {
            require(
                    all.stream().anyMatch(each -> children(each, line).findAny().isPresent()),
                    artifact + ": no " + line + ", its own or its parents'");
        }
        require(!Files.readString(file(artifact, ".pom")).contains("SNAPSHOT"), artifact + ": its POM names a snapshot");
    }

    /** What comes into a project with the module; tests, options and what a server has do not. */
    private void brought(String artifact) throws Exception {
        Set<String> brought =
                children(parse(file(artifact, ".pom")), "dependencies")
                        .flatMap(all -> children(all, "dependency"))
                        .filter(each -> Set.of("compile", "runtime").contains(text(each, "scope").orElse("compile")))
                        .filter(each -> !text(each, "optional").orElse("false").equals("true"))
                        .map(each -> text(each, "groupId").orElse("") + ":" + text(each, "artifactId").orElse(""))
                        .filter(each -> !each.startsWith(OURS + ":") && !each.equals(EVERYWHERE))
                        .collect(Collectors.toCollection(TreeSet::new));
        require(
                FOR_BUILDS.contains(artifact) || brought.equals(BROUGHT.getOrDefault(artifact, Set.of())),
                artifact + " brings along " + brought);
    }

    /** The list of contents is a second opinion, which knows what comes along indirectly. */
    private void contents(String artifact) throws Exception {
        if (FOR_BUILDS.contains(artifact) || BROUGHT.containsKey(artifact)) {
            return;
        }
        Set<String> foreign =
                children(child(parse(file(artifact, "-cyclonedx.xml")), "components"), "component")
                        .map(each -> text(each, "group").orElse("") + ":" + text(each, "name").orElse(""))
                        .filter(each -> !each.startsWith(OURS + ":") && !each.equals(EVERYWHERE))
                        .collect(Collectors.toCollection(TreeSet::new));
        require(foreign.isEmpty(), artifact + " contains " + foreign);
    }

    private static Element parse(Path file) throws Exception {
        return DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(file.toFile()).getDocumentElement();
    }

    private static Element child(Element in, String name) {
        return children(in, name).findFirst().orElseThrow(() -> new IllegalStateException("no " + name));
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

    private boolean require(boolean holds, String otherwise) {
        if (!holds) {
            missing.add(otherwise);
        }
        return holds;
    }
}
