package io.github.mpfinicity.core.record;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * The version of a record. It tells which writes a record is made of, because a store may lose some
 * of them while other nodes go on.
 *
 * @param number grows with each change
 * @param salt of the fingerprints
 * @param line changes when the store has lost the record, or a part of it, and has it again
 * @param writes the last writes that are part of this version, the newest first
 */
public record Version(long number, String salt, String line, List<Write> writes) {
    /**
     * A node looks again when its attempt has ended. Until then the others cannot write so often,
     * because the budget ends their attempts.
     */
    private static final int REMEMBERED = 24;

    private static final Comparator<Write> NEWEST_FIRST =
            Comparator.comparingLong(Write::number).reversed();

    /**
     * One write.
     *
     * @param number of the version that was written
     * @param id of this write alone, even if the store loses it
     */
    public record Write(long number, String id) {}

    public Version {
        writes = List.copyOf(writes);
    }

    static Version first(String salt) {
        return new Version(1, salt, salt, List.of());
    }

    Version next() {
        return new Version(number + 1, salt, line, writes);
    }

    /** This version with the write that brings it to the store. */
    Version written(String id) {
        return new Version(
                number, salt, line, newest(Stream.of(List.of(new Write(number, id)), writes)));
    }

    /** Begins a new line that continues this version and another one. */
    Version recovered(Version other, String newLine) {
        return new Version(
                Math.max(number, other.number) + 1,
                salt,
                newLine,
                newest(Stream.of(writes, other.writes)));
    }

    private static List<Write> newest(Stream<List<Write>> all) {
        return all.flatMap(List::stream).distinct().sorted(NEWEST_FIRST).limit(REMEMBERED).toList();
    }

    /**
     * True if this version has all that the older one has. A write that is older than all that are
     * remembered counts as a part of this version.
     */
    public boolean follows(Version older) {
        return older.writes.isEmpty() || has(older.writes.get(0));
    }

    private boolean has(Write write) {
        return writes.contains(write) || forgotten(write);
    }

    private boolean forgotten(Write write) {
        return writes.size() == REMEMBERED && write.number() < writes.get(REMEMBERED - 1).number();
    }
}
