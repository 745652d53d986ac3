package io.github.mpfinicity.core.lockout;

import io.github.mpfinicity.core.record.LedgerRecord;
import io.github.mpfinicity.core.record.Lineage;
import io.github.mpfinicity.core.record.Merged;
import io.github.mpfinicity.core.record.Version;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * What this process knows of records, for stores that lose them: a backup is restored, a replica
 * takes over, somebody deletes a file. Safe for any thread.
 *
 * <p>One loss goes unseen: processes that remember nothing have written more to a restored backup
 * than it lacks.
 */
final class Memory {
    private static final int REMEMBERED = 100;

    private final Map<String, Known> known = new ConcurrentHashMap<>();

    /** The newest record, and some that it follows. */
    private record Known(LedgerRecord newest, List<LedgerRecord> before) {
        Known with(LedgerRecord record) {
            if (record.equals(newest) || before.contains(record)) {
                return this;
            }
            boolean newer = Lineage.follows(record, newest);
            var all = new ArrayList<>(before);
            all.add(newer ? newest : record);
            return new Known(
                    newer ? record : newest,
                    List.copyOf(all.subList(Math.max(0, all.size() - REMEMBERED), all.size())));
        }
    }

    /** Takes note of a record that is, or was, in the store. */
    void keep(String key, LedgerRecord record) {
        known.merge(key, new Known(record, List.of()), (before, now) -> before.with(record));
    }

    /**
     * Whether the store has less than it had. A slow reader may think so wrongly; then its write
     * fails, for somebody has written meanwhile.
     */
    boolean misses(String key, @Nullable LedgerRecord stored) {
        Known ours = known.get(key);
        return ours != null && (stored == null || !Lineage.follows(stored, ours.newest()));
    }

    /**
     * The record to go on with.
     *
     * @param line for a new line, unique
     * @return what is stored if that has all that is known; null if there never was a record
     */
    @Nullable LedgerRecord completed(String key, @Nullable LedgerRecord stored, String line) {
        Known ours = known.get(key);
        if (ours == null || !misses(key, stored)) {
            return stored;
        }
        LedgerRecord newest = ours.newest();
        if (stored == null || ours.before().contains(stored)) {
            Lineage lineage = Lineage.after(line, List.of(newest));
            Version next = newest.version().after(lineage);
            return newest.with(next);
        }
        LedgerRecord base =
                ours.before().stream()
                        .filter(each -> stored.version().lineage().isAfter(each))
                        .reduce((a, b) -> b)
                        .orElse(null);
        return new Merged(base, newest, stored).as(line);
    }

    /** What is stored makes no sense: all that is known, and a halt. */
    LedgerRecord damaged(String key, LedgerRecord damaged) {
        Known ours = known.get(key);
        return ours == null
                ? damaged
                : new Merged(null, ours.newest(), damaged).as(damaged.version().lineage().line());
    }
}
