package io.github.mpfinicity.tck.mutants;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * A mistake that an implementer can make.
 *
 * @param name what is wrong
 * @param suite the class of the suite that is to notice, below the suite's package
 * @param failing the requirements that it breaks, and no others of that class
 * @param edits what is done to the sources of a right implementation
 */
record Mutant(String name, String suite, Set<String> failing, List<Edit> edits) {
    /**
     * A change of one class.
     *
     * @param type below the package of the library
     * @param from stands there once
     * @param to stands there instead
     */
    record Edit(String type, String from, String to) {
        String in(String source) {
            int at = source.indexOf(from);
            if (at < 0 || source.indexOf(from, at + 1) >= 0) {
                throw new IllegalStateException(
                        type + " does not have exactly once, adapt the mutant: " + from);
            }
            return source.replace(from, to);
        }
    }

    static Mutant of(String name, String suite, String... failing) {
        return new Mutant(name, suite, new TreeSet<>(Set.of(failing)), List.of());
    }

    Mutant edit(String type, String from, String to) {
        var more = new ArrayList<>(edits);
        more.add(new Edit(type, from, to));
        return new Mutant(name, suite, failing, List.copyOf(more));
    }

    @Override
    public String toString() {
        return suite + ": " + name;
    }
}
