package io.github.mpfinicity.core.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
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

    static Stream<Arguments> brokenForOneThread() {
        return Stream.of(
                Arguments.of(
                        new OddStores.CreatesTwice(), "it creates a text that is there already"),
                Arguments.of(
                        new OddStores.TakesStale(),
                        "it replaces a text that is not the one expected"),
                Arguments.of(new OddStores.WantsTheSameObject(), "given an equal copy"),
                Arguments.of(new OddStores.ForgetsAll(), "it does not keep a text"),
                Arguments.of(
                        new OddStores.RefusesWhatItDoes(1),
                        "it made an update that it said it had refused"));
    }

    static Stream<Supplier<PartnerStore>> broken() {
        return Stream.of(
                OddStores.CreatesTwice::new,
                OddStores.TakesStale::new,
                OddStores.WantsTheSameObject::new,
                OddStores.ForgetsAll::new,
                OddStores.LosesUpdates::new,
                () -> new OddStores.RefusesWhatItDoes(3));
    }

    @ParameterizedTest
    @MethodSource("brokenForOneThread")
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

    static Stream<Arguments> changes() {
        return Stream.of(
                change("cut at 42", text -> text.substring(0, Math.min(42, text.length()))),
                change("cut at 3999", text -> text.substring(0, Math.min(3999, text.length()))),
                change("padded to 4000", text -> text + " ".repeat(4000 - text.length())),
                change("in capitals", text -> text.toUpperCase(Locale.ROOT)),
                change("of another charset", text -> text.replace('~', '?')));
    }

    private static Arguments change(String what, UnaryOperator<String> change) {
        return Arguments.of(what, change);
    }

    /** An older version wrote a short text, which comes back in most of these stores. */
    @ParameterizedTest
    @MethodSource("changes")
    void textIsChanged_notUsedUntilThatIsMended(String what, UnaryOperator<String> change) {
        var odd = new AtomicReference<>(change);
        var store = new OddStores.ChangesTexts(text -> odd.get().apply(text));
        store.texts.compareAndSet(CheckedStore.KEY, null, "check " + UUID.randomUUID());
        CheckedStore checked = checked(store);

        assertThatExceptionOfType(MisconfiguredStoreException.class)
                .isThrownBy(() -> checked.compareAndSet("partner", null, "record"))
                .withMessageContainingAll("finicity.store", "must come back as it was written");
        assertThat(store.keys).containsExactly(CheckedStore.KEY);

        odd.set(UnaryOperator.identity());
        assertThat(checked.compareAndSet("partner", null, "record")).isTrue();
    }

    /** As H2 does while another process is creating the table. */
    @Test
    void textIsChangedOnce_usedAllTheSame() {
        var left = new AtomicInteger(1);
        var store =
                new OddStores.ChangesTexts(
                        text ->
                                text.length() > 1000 && left.getAndDecrement() > 0
                                        ? text + " "
                                        : text);

        assertThat(checked(store).compareAndSet("partner", null, "record")).isTrue();
        assertThat(left).hasValueLessThan(1);
    }

    @Test
    void longestText_hasEachPrintableCharacter() {
        assertThat(CheckedStore.longestText()).hasSize(4000);
        assertThat(CheckedStore.longestText().chars().distinct())
                .containsExactlyElementsOf(IntStream.rangeClosed('!', '~').boxed().toList());
    }

    /** The contract that every store runs in its own build finds what one thread cannot see. */
    @ParameterizedTest
    @MethodSource("broken")
    void brokenStore_failsTheContract(Supplier<PartnerStore> stores) throws Exception {
        List<String> failed = new ArrayList<>();
        for (Method each : PartnerStoreContract.class.getDeclaredMethods()) {
            if (each.isAnnotationPresent(Test.class)) {
                PartnerStore store = stores.get();
                var contract =
                        new PartnerStoreContract() {
                            @Override
                            protected PartnerStore store() {
                                return store;
                            }
                        };
                if (catchThrowable(() -> each.invoke(contract)) != null) {
                    failed.add(each.getName());
                }
            }
        }
        assertThat(failed).isNotEmpty();
    }

    @Test
    void goodStore_checkedOnceAndThenUsed() {
        var store = new OddStores.Memory();
        CheckedStore checked = checked(store);
        assertThat(checked.compareAndSet("partner", null, "record")).isTrue();
        store.keys.clear();

        assertThat(checked.read("partner")).isEqualTo("record");
        assertThat(checked.compareAndSet("partner", "another", "next")).isFalse();
        assertThat(checked.outlivesProcess()).isTrue();
        assertThat(checked(new MemoryStore()).outlivesProcess()).isFalse();
        assertThat(store.keys).containsExactly("partner");
    }

    @Test
    void storeThatChecksItself_writesNoTextOfTheCheck() {
        PartnerStore.Turn turn = () -> {};
        var store =
                new OddStores.Memory() {
                    @Override
                    public boolean checksItself() {
                        return true;
                    }

                    @Override
                    public Turn turn(String key, BooleanSupplier givenUp) {
                        return turn;
                    }
                };

        assertThat(checked(store).read("partner")).isNull();
        assertThat(checked(store).turn("partner", () -> false)).isSameAs(turn);
        assertThat(store.keys).containsExactly("partner");
    }

    @Test
    void hundredStarts_oneShortTextStays() {
        var store = new OddStores.Memory();
        for (int i = 0; i < 100; i++) {
            checked(store).read("partner");
        }

        assertThat(store.keys).containsExactlyInAnyOrder("partner", CheckedStore.KEY);
        assertThat(store.texts.read(CheckedStore.KEY)).hasSizeLessThan(50);
    }

    @Test
    void twentyNodesAtOnce_allPass() throws Exception {
        var store = new MemoryStore();
        List<Future<String>> all = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            all.add(threads.submit(() -> checked(store).read("partner")));
        }

        for (Future<String> each : all) {
            assertThat(each.get()).isNull();
        }
    }

    @Test
    void replyIsLost_nothingIsRepeatedBeforeTheNextUse() {
        var store = new OddStores.Memory();
        store.failures.set(1);
        CheckedStore checked = checked(store);

        assertThatExceptionOfType(StoreException.class).isThrownBy(() -> checked.read("partner"));
        assertThat(checked.read("partner")).isNull();
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

    private CheckedStore checked(PartnerStore store) {
        return new CheckedStore(store, "finicity.store");
    }
}
