package io.github.mpfinicity.core.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mpfinicity.core.store.FileStore;
import io.github.mpfinicity.core.store.MemoryStore;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A secret that never worked arrives three times at most, whatever the vendor answers. */
@Timeout(120)
class UnprovenSecretTest {
    private static final int BUDGET = 3;
    private static final List<UnprovenSecret.Reply> ALL = UnprovenSecret.answers();

    @ParameterizedTest(name = "{0} callers")
    @CsvSource({"1, 3", "12, 1"})
    void oneAnswerAllTheTime(int callers, int seeds) {
        List<String> over = new ArrayList<>();
        int most = 0;
        for (UnprovenSecret.Reply answer : ALL) {
            for (int seed = 0; seed < seeds; seed++) {
                var memory = new MemoryStore();
                int sends = new UnprovenSecret(memory, callers, List.of(answer), seed).sends();
                most = Math.max(most, sends);
                if (sends > BUDGET) {
                    over.add(answer + ", seed " + seed + ": " + sends);
                }
            }
        }
        assertThat(over).isEmpty();
        assertThat(most).isEqualTo(BUDGET);
    }

    @ParameterizedTest(name = "{0} callers")
    @ValueSource(ints = {1, 12})
    void mixedAnswers(int callers) {
        List<String> over = new ArrayList<>();
        for (int seed = 0; seed < 40; seed++) {
            int sends =
                    new UnprovenSecret(new MemoryStore(), callers, UnprovenSecret.passing(), seed)
                            .sends();
            if (sends > BUDGET) {
                over.add("seed " + seed + ": " + sends);
            }
        }
        assertThat(over).isEmpty();
    }

    @ParameterizedTest(name = "{0} callers")
    @ValueSource(ints = {1, 12})
    void mixedAnswersAndAFile(int callers, @TempDir Path folder) {
        var store = new FileStore(folder.resolve("record"));

        assertThat(new UnprovenSecret(store, callers, UnprovenSecret.passing(), callers).sends())
                .isBetween(1, BUDGET);
    }
}
