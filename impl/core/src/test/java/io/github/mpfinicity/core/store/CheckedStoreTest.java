package io.github.mpfinicity.core.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Stores that do what they must, and stores that each break one of the rules. */
@Timeout(60)
class CheckedStoreTest {
    private final ExecutorService threads = Executors.newCachedThreadPool();

    @AfterEach
    void end() {
        threads.shutdownNow();
    }

    static Stream<Arguments> broken() {
        return Stream.of(
                Arguments.of(
                        new OddStores.CreatesTwice(), "it creates a text that is there already"),
                Arguments.of(
                        new OddStores.TakesStale(),
                        "it replaces a text that is not the one expected"),
                Arguments.of(new OddStores.WantsTheSameObject(), "given an equal copy"),
                Arguments.of(new OddStores.LosesUpdates(), "it lost "),
                Arguments.of(new OddStores.RefusesWhatItDoes(), "it said it had refused"));
    }

    @ParameterizedTest
    @MethodSource("broken")
    void brokenStore_neverUsedAndNamed(OddStores.Memory store, String what) {
        CheckedStore checked = checked(store);

        assertThatExceptionOfType(BrokenStoreException.class)
                .isThrownBy(() -> checked.read("partner"))
                .withMessageContaining(what)
                .withMessageContaining("finicity.store");
        assertThatExceptionOfType(BrokenStoreException.class)
                .isThrownBy(() -> checked.compareAndSet("partner", null, "record"));
        assertThatExceptionOfType(BrokenStoreException.class)
                .isThrownBy(() -> checked.turn("partner", () -> false));
        assertThat(store.keys).isNotEmpty().doesNotContain("partner");
        assertThat(store.texts.read("partner")).isNull();
    }

    @Test
    void goodStore_checkedOnceAndThenUsed() {
        var store = new OddStores.Memory();
        CheckedStore checked = checked(store);
        assertThat(checked.compareAndSet("partner", null, "record")).isTrue();
        store.keys.clear();

        assertThat(checked.read("partner")).isEqualTo("record");
        assertThat(checked.outlivesProcess()).isTrue();
        assertThat(store.keys).containsExactly("partner");
    }

    @Test
    void hundredStarts_atMostSixteenShortTextsStay() {
        var store = new OddStores.Memory();
        for (int i = 0; i < 100; i++) {
            checked(store).read("partner");
        }
        store.keys.remove("partner");

        assertThat(store.keys).hasSizeLessThanOrEqualTo(16);
        assertThat(store.keys)
                .allSatisfy(key -> assertThat(store.texts.read(key)).hasSizeLessThan(20));
    }

    @Test
    void twentyNodesAtOneKey_allPass() throws Exception {
        var store = new MemoryStore();
        List<Future<Boolean>> all = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            all.add(threads.submit(new StoreCheck(store, "finicity.store", threads, 3)));
        }

        for (Future<Boolean> each : all) {
            assertThat(each.get()).isTrue();
        }
    }

    /** They died before they could take back what they had counted. */
    @Test
    void textOfManyThatDied_pushedOut() {
        var store = new MemoryStore();
        CheckText text = CheckText.of("nonsense");
        for (int i = 0; i < 100; i++) {
            text = text.counting("dead-" + "0".repeat(30) + i);
        }
        store.compareAndSet("self-check-3", null, text.toString());

        assertThat(new StoreCheck(store, "finicity.store", threads, 3).call()).isTrue();
        assertThat(store.read("self-check-3").length()).isLessThan(2000);
    }

    @Test
    void pushedOutByACrowd_notTakenForLost() {
        CheckedStore checked = checked(new OddStores.Crowded());
        assertThatExceptionOfType(StoreException.class)
                .isThrownBy(() -> checked.read("partner"))
                .isNotInstanceOf(BrokenStoreException.class)
                .withMessageContaining("too many");

        assertThat(checked.read("partner")).isNull();
    }

    @Test
    void storeThatCannotBeWritten_saidSoAndTriedAgain() {
        var store = new OddStores.CannotBeWritten();
        for (int i = 0; i < 16; i++) {
            store.compareAndSet("self-check-" + i, null, CheckText.of(null).toString());
        }
        store.full = true;
        CheckedStore checked = checked(store);
        assertThatExceptionOfType(StoreException.class)
                .isThrownBy(() -> checked.read("partner"))
                .isNotInstanceOf(BrokenStoreException.class)
                .withMessageContaining("does not say whether it was written");
        store.full = false;

        assertThat(checked.read("partner")).isNull();
    }

    @Test
    void oneReplyLost_forgiven() {
        var store = new OddStores.Memory();
        store.failures.set(2);

        assertThat(checked(store).read("partner")).isNull();
    }

    @Test
    void storeIsDown_notPassedAndTriedAgain() {
        var store = new OddStores.Memory();
        store.failures.set(1000);
        CheckedStore checked = checked(store);
        assertThatExceptionOfType(StoreException.class)
                .isThrownBy(() -> checked.read("partner"))
                .isNotInstanceOf(BrokenStoreException.class)
                .withMessageContaining("could not be checked: no answer");
        assertThat(store.keys).doesNotContain("partner");
        store.failures.set(0);

        assertThat(checked.read("partner")).isNull();
        assertThat(store.keys).contains("partner");
    }

    @Test
    void file_passes(@TempDir Path directory) {
        var store = new FileStore(directory.resolve("store"));

        assertThat(checked(store).compareAndSet("partner", null, "record")).isTrue();
        assertThat(store.read("partner")).isEqualTo("record");
    }

    private CheckedStore checked(PartnerStore store) {
        return new CheckedStore(store, "finicity.store", threads);
    }
}
