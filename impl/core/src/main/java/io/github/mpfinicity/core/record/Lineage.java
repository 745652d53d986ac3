package io.github.mpfinicity.core.record;

import java.util.List;
import java.util.stream.Stream;

/**
 * What a record comes from. Versions of one line follow each other; where a store lost the record,
 * a new line begins, and remembers which it goes on from.
 *
 * @param line unique
 * @param ends where the last eight older lines end that are part of this one
 */
public record Lineage(String line, List<End> ends) {
    private static final int REMEMBERED = 8;

    /** The version of a line up to which it is part of another. */
    public record End(String line, long version) {
        boolean covers(End other) {
            return line.equals(other.line) && version >= other.version;
        }
    }

    public Lineage {
        ends = List.copyOf(ends);
    }

    static Lineage of(String line) {
        return new Lineage(line, List.of());
    }

    /** A line that goes on from these records. */
    public static Lineage after(String line, List<LedgerRecord> records) {
        List<End> all =
                records.stream()
                        .flatMap(
                                each ->
                                        Stream.concat(
                                                each.version().lineage().ends().stream(),
                                                Stream.of(end(each))))
                        .distinct()
                        .toList();
        return new Lineage(line, all.subList(Math.max(0, all.size() - REMEMBERED), all.size()));
    }

    /** Whether the newer has all that the older had. */
    public static boolean follows(LedgerRecord newer, LedgerRecord older) {
        return end(newer).covers(end(older))
                || newer.version().lineage().ends().stream()
                        .anyMatch(each -> each.covers(end(older)));
    }

    /** Whether the record is one that this line has gone on from. */
    public boolean isAfter(LedgerRecord record) {
        return ends.contains(end(record));
    }

    private static End end(LedgerRecord record) {
        return new End(record.version().lineage().line(), record.version().number());
    }
}
