package io.github.mpfinicity.core.record;

import java.util.List;
import java.util.stream.Stream;

/**
 * The version of a record. Versions of one line follow each other. If a store loses the record, a
 * new line begins.
 *
 * @param number grows with each change
 * @param salt of the fingerprints
 * @param line the unique name of the line
 * @param ends the last eight ends of older lines that are part of this one
 */
public record Version(long number, String salt, String line, List<End> ends) {
    private static final int REMEMBERED = 8;

    /** The number of a line up to which it is part of another. */
    public record End(String line, long number) {
        boolean covers(End other) {
            return line.equals(other.line) && number >= other.number;
        }
    }

    public Version {
        ends = List.copyOf(ends);
    }

    static Version first(String salt) {
        return new Version(1, salt, salt, List.of());
    }

    Version next() {
        return new Version(number + 1, salt, line, ends);
    }

    /** Begins a new line that continues this version and another one. */
    Version recovered(Version other, String newLine) {
        var all =
                Stream.of(ends, other.ends, List.of(end(), other.end()))
                        .flatMap(List::stream)
                        .distinct()
                        .toList();
        return new Version(
                Math.max(number, other.number) + 1,
                salt,
                newLine,
                all.subList(Math.max(0, all.size() - REMEMBERED), all.size()));
    }

    /** True if this version has all that the older one has. */
    public boolean follows(Version older) {
        return end().covers(older.end()) || ends.stream().anyMatch(e -> e.covers(older.end()));
    }

    private End end() {
        return new End(line, number);
    }
}
