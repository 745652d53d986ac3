package io.github.mpfinicity.quickstart.guide;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collector;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** GitHub's workflows run code of others that cannot change, and may do no more than they need. */
class WorkflowsTest {
    private static final String FOLDER = ".github/workflows";
    private static final Pattern USES = Pattern.compile("(?m)^ *(?:- )?uses: *(.*)$");
    private static final Pattern PINNED =
            Pattern.compile("[\\w.-]+/[\\w./-]+@[0-9a-f]{40} # v[0-9]+[.][0-9]+[.][0-9]+");
    private static final Pattern DECLARED = Pattern.compile("(?m)^permissions:");
    private static final Pattern WRITES = Pattern.compile("(?m)^ *([\\w-]+): write");

    /** A tag can be moved to other code; a commit cannot. */
    @Test
    void actions_areCommitsWithTheirVersions() {
        List<String> actions = actions().toList();

        assertTrue(!actions.isEmpty());
        assertEquals(
                List.of(),
                actions.stream().filter(it -> !PINNED.matcher(it).matches()).toList(),
                "no commit, or no version behind it");
    }

    @Test
    void actions_haveOneVersionEach() {
        Set<String> versions = actions().collect(Collectors.toCollection(TreeSet::new));
        Set<String> names = versions.stream().map(it -> it.replaceFirst("@.*", "")).collect(set());

        assertEquals(names.size(), versions.size(), versions::toString);
    }

    @Test
    void permissions_areThoseThatAnAttestationNeeds() {
        workflows().forEach(it -> assertTrue(DECLARED.matcher(it).find(), it));
        Set<String> written =
                workflows()
                        .flatMap(it -> WRITES.matcher(it).results())
                        .map(it -> it.group(1))
                        .collect(set());

        assertEquals(Set.of("attestations", "id-token"), written);
    }

    @Test
    void checkouts_keepNoCredentials() {
        long checkouts = actions().filter(it -> it.startsWith("actions/checkout@")).count();
        long without =
                workflows()
                        .flatMap(it -> Stream.of(it.split("\n", -1)))
                        .filter(it -> it.strip().equals("persist-credentials: false"))
                        .count();

        assertEquals(checkouts, without);
    }

    private static Stream<String> actions() {
        return workflows().flatMap(it -> USES.matcher(it).results()).map(it -> it.group(1).strip());
    }

    private static Stream<String> workflows() {
        return Stream.of(".yml", ".yaml")
                .flatMap(ending -> SourceFiles.in(FOLDER, ending))
                .map(SourceFiles::read);
    }

    private static Collector<String, ?, Set<String>> set() {
        return Collectors.toCollection(TreeSet::new);
    }
}
