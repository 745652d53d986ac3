package io.github.mpfinicity.core.schedules;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every schedule of a small scene in which one thread is interrupted once at most, and some random
 * ones; with {@code -Dschedules.whole=true} two interruptions and many random ones. A thread may be
 * interrupted at each access to an atomic reference, a map, a queue, a future or a semaphore, when
 * it starts another thread and while the vendor answers; not at accesses to volatile fields. Memory
 * is sequentially consistent here. A node is interrupted only where it uses what it shares with
 * other nodes: the store, the place of the secret, and the vendor.
 */
@Tag("fleet")
@Timeout(7200)
class SchedulesTest {
    private static final Path SOURCES = Path.of("src", "main", "java");

    @TempDir static Path folder;
    private static Rewritten production;

    @BeforeAll
    static void rewrite() {
        production = Rewritten.of(folder.resolve("production"), SOURCES);
    }

    static Stream<Class<? extends Scene>> scenes() {
        return Stream.of(
                SessionScenes.Cold.class,
                SessionScenes.Refused.class,
                SessionScenes.Rejected.class,
                SessionScenes.Late.class,
                SessionScenes.Closed.class,
                SessionScenes.History.class,
                ChangeScenes.Here.class,
                ChangeScenes.OnAnotherNode.class,
                ChangeScenes.NotMade.class,
                LeaseScenes.Held.class,
                LeaseScenes.Left.class,
                LeaseScenes.RunsOut.class,
                KeyScenes.Kept.class,
                KeyScenes.Changed.class,
                LedgerScene.class);
    }

    @ParameterizedTest
    @MethodSource("scenes")
    void production_noScheduleFails(Class<? extends Scene> scene) {
        var exploration = new Exploration(production.scenes(scene));

        assertThat(exploration.schedules(scene.getSimpleName())).isNull();
    }

    static Stream<Arguments> mutants() {
        String session = "core.session.PartnerSession";
        String publish = "if (state.compareAndSet(before, transition.state())) {";
        return Stream.of(
                Arguments.of(
                        "wakes before it publishes",
                        SessionScenes.Rejected.class,
                        session,
                        publish,
                        "perform(transition, input.origin());\n" + publish,
                        "woken before the refusal was published"),
                Arguments.of(
                        "does not compare",
                        SessionScenes.Cold.class,
                        session,
                        publish,
                        "state.set(transition.state());\nif (true) {",
                        ""),
                Arguments.of(
                        "holds a lock while it tells others",
                        SessionScenes.Cold.class,
                        session,
                        "private void perform(",
                        "private synchronized void perform(",
                        "a lock is held while"),
                Arguments.of(
                        "waits for what nobody completes",
                        SessionScenes.Cold.class,
                        "core.session.InFlight",
                        "        return completion;",
                        "        return new CompletableFuture<>();",
                        "no thread can go on"),
                Arguments.of(
                        "has two turns",
                        SessionScenes.Late.class,
                        "core.lockout.AttemptLock",
                        "new Semaphore(1)",
                        "new Semaphore(2)",
                        "two authentications are under way"),
                Arguments.of(
                        "forgets the first end instead of the written one",
                        LedgerScene.class,
                        "core.lockout.PendingSettlements",
                        "ends.remove(done);",
                        "ends.poll();",
                        "settled="),
                Arguments.of(
                        "takes a run under way for its own",
                        ChangeScenes.Here.class,
                        "core.session.OperatorActions",
                        "if (transition.start() != null) {",
                        "var any = transition.state().control().authenticating();"
                                + "if (any != null) { return change.result("
                                + "blockingWait.join(any.inFlight(), longestChange())); }"
                                + "if (transition.start() != null) {",
                        "Done"),
                Arguments.of(
                        "discards a secret after the change is over",
                        ChangeScenes.NotMade.class,
                        "core.session.AuthenticationRun",
                        "            first.accept(outcome);\n",
                        "ledger.settle(reservation, result(attempt, outcome));"
                                + " first.accept(outcome);",
                        "the change is over, and its secret is still there"),
                Arguments.of(
                        "takes no notice of another node's lease",
                        LeaseScenes.Held.class,
                        "core.lockout.OtherNodes",
                        "return !leasing || ours ? Duration.ZERO : observations.left(lease);",
                        "return Duration.ZERO;",
                        "authentications"),
                Arguments.of(
                        "sends after its lease has run out",
                        LeaseScenes.RunsOut.class,
                        "core.session.Transitions",
                        "if (!rules.inTime(prepared.reservation(), prepared.began(), now.moment()))"
                                + " {",
                        "if (rules == null) {",
                        "two authentications are under way"),
                Arguments.of(
                        "counts the time of a lease from the last look",
                        LeaseScenes.Left.class,
                        "core.lockout.Observations",
                        "before != null && before.lease().equals(held)",
                        "before != null && before.lease() == held",
                        "no thread can go on"),
                Arguments.of(
                        "looks twice at the app key",
                        KeyScenes.Kept.class,
                        "core.session.InvalidationRules",
                        "Transition.to(state.looked(now)).looking()",
                        "Transition.to(state).looking()",
                        "times that the source was asked"),
                Arguments.of(
                        "drops the token although the app key is the same",
                        KeyScenes.Kept.class,
                        "core.session.InvalidationRules",
                        "                ? look(state, SessionRules.RECHECK, now)",
                        "? look(state.with((CachedToken) null), SessionRules.RECHECK, now)",
                        "authentications"),
                Arguments.of(
                        "keeps the token although the app key has changed",
                        KeyScenes.Changed.class,
                        "core.session.SessionState",
                        "token != null && token.binding().equals(now) ? token : null",
                        "token",
                        "token-2 of key-2"),
                Arguments.of(
                        "does not compare, by its history",
                        SessionScenes.History.class,
                        session,
                        publish,
                        "state.set(transition.state());\nif (true) {",
                        "token"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("mutants")
    void mutant_found(
            String name,
            Class<? extends Scene> scene,
            String type,
            String from,
            String to,
            String message) {
        Rewritten mutant = production.with(SOURCES, type, from, to);

        var exploration = new Exploration(mutant.scenes(scene));
        Exploration.Failure failure = exploration.all(1);
        failure = failure == null ? exploration.random(5_000, 1) : failure;

        System.out.printf("schedules, %s: %s%n", name, failure);
        assertThat(failure).isNotNull().asString().contains(message);
    }
}
