package io.github.mpfinicity.core.record;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Versions as nodes write them, and stores lose them. */
class VersionTest {
    private final Version first = Version.first("salt").written("a");

    @Test
    void laterWrite_followsAndIsNotFollowed() {
        Version later = first.next().written("b");

        assertThat(later.follows(first)).isTrue();
        assertThat(first.follows(later)).isFalse();
        assertThat(first.follows(first)).isTrue();
    }

    @Test
    void asManyWritesOfOthers_doNotFollowTheLostOne() {
        Version lost = first.next().written("lost");
        Version stored = first;
        for (int i = 0; i < 23; i++) {
            stored = stored.next().written("w" + i);
            assertThat(stored.follows(lost)).as("after %s writes", i + 1).isFalse();
        }
    }

    /** Otherwise a node that was idle for long would take each record for restored. */
    @Test
    void soManyWritesThatItIsForgotten_countsAsIncluded() {
        Version stored = first;
        for (int i = 0; i < 1000; i++) {
            stored = stored.next().written("w" + i);
            assertThat(stored.follows(first)).isTrue();
            assertThat(stored.writes()).hasSizeLessThanOrEqualTo(24);
        }
    }

    @Test
    void recovered_followsBothAndBeginsALine() {
        Version known = first.next().written("known");
        Version stored = first.next().written("x").next().written("stored");

        Version both = known.recovered(stored, "line").written("both");

        assertThat(both.follows(known)).isTrue();
        assertThat(both.follows(stored)).isTrue();
        assertThat(both.follows(first)).isTrue();
        assertThat(both.number()).isGreaterThan(stored.number());
        assertThat(both.line()).isEqualTo("line");
        assertThat(stored.next().written("more").follows(both)).isFalse();
    }

    @Test
    void newRecord_followsNothingThatWasWritten() {
        assertThat(Version.first("other").follows(first)).isFalse();
        assertThat(first.follows(Version.first("salt"))).isTrue();
    }
}
