package io.github.mpfinicity.core.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNoException;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The stores that a setting chooses without another jar. */
class StoreEnginesTest {
    private static final String FILE = "finicity.store.file";

    private final StoreEngine file = new FileStore.Engine();
    private final StoreEngine memory = new JvmStore.Engine();

    @Test
    void memory_endsWithTheProcessAndHasNoSettings() {
        assertThat(memory.name()).isEqualTo("memory");
        assertThat(memory.settings()).isEmpty();
        assertThat(memory.longestOperation()).isEqualTo(Duration.ZERO);
        assertThat(memory.open(Map.of(), Runnable::run).outlivesProcess()).isFalse();
    }

    @Test
    void file_isTheOneOfTheSetting(@TempDir Path directory) {
        Path path = directory.resolve("attempts");

        assertThat(file.name()).isEqualTo("file");
        assertThat(file.settings()).containsExactly(FILE);
        PartnerStore store = file.open(Map.of(FILE, path.toString()), Runnable::run);
        store.compareAndSet("key", null, "text");
        assertThat(new FileStore(path).read("key")).isEqualTo("text");
    }

    @Test
    void fileNotNamed_saysWhatIsWrongWithAnExample() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> file.open(Map.of(), Runnable::run))
                .withMessageStartingWith(FILE + " is not set: ")
                .withMessageContaining("for example /var/lib/");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> file.open(Map.of(FILE, " "), Runnable::run))
                .withMessageStartingWith(FILE + " is \" \": ");
    }

    /** Each node with another spelling would count for itself. */
    @ParameterizedTest
    @ValueSource(
            strings = {"/d/store ", " /d/store", "/d/store\n", "~/store", "$HOME/a", "file:/d/a"})
    void pathThatNobodyExpands_refused(String path) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> file.open(Map.of(FILE, path), Runnable::run))
                .withMessageStartingWith(
                        FILE + " is \"" + path + "\", of which nothing is expanded or removed: ");
    }

    /** Somebody has put the secret where the file belongs. */
    @Test
    void nameWithoutAFolder_refusedAndNotShown() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> file.open(Map.of(FILE, "Sup3rSecret1234"), Runnable::run))
                .withMessageStartingWith(FILE + " names a file without a folder, not shown")
                .withMessageNotContaining("Sup3rSecret");
        assertThatNoException()
                .isThrownBy(() -> file.open(Map.of(FILE, "./attempts"), Runnable::run));
    }
}
