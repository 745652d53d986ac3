package io.github.mpfinicity.store.jdbc.history;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mpfinicity.store.jdbc.history.StoreCall.Kind;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** The rules for a store, each with the smallest history that breaks it. */
class StoreHistoryTest {
    private final List<StoreCall> calls = new ArrayList<>();

    @Test
    void writesInARow_possible() {
        read(0, 1, "-");
        won(2, 3, "-", "a");
        read(3, 4, "a");
        lost(4, 5, "-", "b");
        won(5, 6, "a", "c");
        read(6, 7, "c");
        assertPossible();
    }

    @Test
    void callsAtTheSameTime_anyOrderThatExplainsThem() {
        won(0, 9, "-", "a");
        read(1, 2, "a");
        read(1, 3, "-");
        won(1, 9, "a", "b");
        read(3, 4, "b");
        lost(2, 9, "a", "c");
        assertPossible();
    }

    @Test
    void resultIsUnknown_writtenLateOrNever() {
        won(0, 1, "-", "a");
        unknown(2, "a", "b");
        unknown(2, "a", "c");
        read(3, 4, "a");
        read(9, 10, "c");
        won(11, 12, "c", "d");
        assertPossible();
    }

    @Test
    void refusedForAWriteThatNobodyHasSeen_possible() {
        won(0, 1, "-", "a");
        unknown(2, "a", "b");
        lost(3, 4, "a", "c");
        assertPossible();
    }

    @Test
    void twoWritesReplaceOneVersion_found() {
        won(0, 1, "-", "a");
        won(2, 3, "a", "b");
        won(2, 3, "a", "c");
        assertFound("two writes replaced one version");
    }

    @Test
    void twoWritesCreate_found() {
        won(0, 1, "-", "a");
        won(2, 3, "-", "b");
        assertFound("two writes replaced one version");
    }

    @Test
    void replacedVersionWasNeverWritten_found() {
        won(0, 1, "-", "a");
        won(2, 3, "x", "b");
        assertFound("the version that was replaced was never current");
    }

    @Test
    void refusedWriteIsSeen_found() {
        won(0, 1, "-", "a");
        lost(2, 3, "a", "b");
        read(4, 5, "b");
        assertFound("the version that was read was never current");
    }

    @Test
    void unknownWriteIsSeenBesideAnotherOne_found() {
        won(0, 1, "-", "a");
        unknown(2, "a", "b");
        won(2, 9, "a", "c");
        read(4, 5, "b");
        assertFound("the version that was read was never current");
    }

    @Test
    void twoUnknownWritesOfOneVersionAreSeen_found() {
        won(0, 1, "-", "a");
        unknown(2, "a", "b");
        unknown(2, "a", "c");
        read(4, 5, "b");
        read(6, 7, "c");
        assertFound("the version that was read was never current");
    }

    @Test
    void versionComesBack_found() {
        won(0, 1, "-", "a");
        won(2, 3, "a", "b");
        won(4, 5, "b", "a");
        assertFound("a version was written again");
    }

    @Test
    void oldVersionIsReadAfterTheWrite_found() {
        won(0, 1, "-", "a");
        won(2, 3, "a", "b");
        read(4, 5, "a");
        assertFound("cannot have been written before");
    }

    @Test
    void nothingIsReadAfterTheFirstWrite_found() {
        won(0, 1, "-", "a");
        read(2, 3, "-");
        assertFound("cannot have been written before");
    }

    @Test
    void versionIsReadBeforeItsWriteBegan_found() {
        read(0, 1, "a");
        won(2, 3, "-", "a");
        assertFound("cannot have been written before");
    }

    @Test
    void readsGoBack_found() {
        won(0, 1, "-", "a");
        unknown(2, "a", "b");
        read(3, 4, "b");
        read(5, 6, "a");
        assertFound("cannot have been written before");
    }

    @Test
    void chainGoesBackInTime_found() {
        won(5, 6, "-", "a");
        won(0, 1, "a", "b");
        assertFound("cannot have been written before");
    }

    @Test
    void refusedBeforeTheVersionWasReplaced_found() {
        won(0, 1, "-", "a");
        lost(2, 3, "a", "b");
        won(4, 5, "a", "c");
        assertFound("cannot have been written before");
    }

    @Test
    void refusedAndNobodyHasWritten_found() {
        won(0, 1, "-", "a");
        lost(2, 3, "a", "b");
        assertFound("a write was refused although its version was current");
    }

    @Test
    void refusedForAWriteThatWasNotMadeYet_found() {
        won(0, 1, "-", "a");
        unknown(2, "a", "b");
        lost(3, 4, "a", "c");
        read(5, 6, "a");
        assertFound("cannot have been written before");
    }

    /** A store of one process, whose calls take effect somewhere between begin and end. */
    @Test
    void honestHistories_possible() {
        for (int seed = 0; seed < 300; seed++) {
            calls.clear();
            simulate(new Random(seed), false);
            assertThat(StoreHistory.violations(calls)).as("seed %d", seed).isEmpty();
        }
    }

    /** The same with one write that is told as won and was lost. */
    @Test
    void historiesWithALostUpdate_found() {
        for (int seed = 0; seed < 300; seed++) {
            calls.clear();
            simulate(new Random(seed), true);
            assertThat(StoreHistory.violations(calls)).as("seed %d", seed).isNotEmpty();
        }
    }

    /**
     * Overlapping calls: moment i has the width of an interval that reaches into its neighbours.
     */
    private void simulate(Random random, boolean wrong) {
        String current = "-";
        for (int i = 0; i < 200; i++) {
            int begin = 10 * i - random.nextInt(40);
            int end = 10 * i + random.nextInt(40);
            String next = "v" + i;
            boolean reads = random.nextInt(3) == 0;
            boolean unknown = random.nextInt(5) == 0;
            if (reads) {
                read(begin, end, current);
            } else if (unknown) {
                unknown(begin, current, next);
                current = random.nextBoolean() ? next : current;
            } else {
                won(begin, end, current, next);
                current = next;
            }
        }
        won(10_000, 10_001, current, "last");
        if (wrong) {
            won(10_002, 10_003, current, "lost");
        }
        Collections.shuffle(calls, random);
    }

    private void read(long begin, long end, String version) {
        calls.add(new StoreCall("n", begin, end, Kind.READ, StoreCall.NONE, version));
    }

    private void won(long begin, long end, String from, String to) {
        calls.add(new StoreCall("n", begin, end, Kind.WON, from, to));
    }

    private void lost(long begin, long end, String from, String to) {
        calls.add(new StoreCall("n", begin, end, Kind.LOST, from, to));
    }

    private void unknown(long begin, String from, String to) {
        calls.add(new StoreCall("n", begin, StoreCall.NEVER, Kind.UNKNOWN, from, to));
    }

    private void assertPossible() {
        assertThat(StoreHistory.violations(calls)).isEmpty();
    }

    private void assertFound(String rule) {
        assertThat(StoreHistory.violations(calls)).anyMatch(each -> each.contains(rule));
    }
}
