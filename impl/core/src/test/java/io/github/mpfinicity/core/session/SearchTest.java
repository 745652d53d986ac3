package io.github.mpfinicity.core.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mpfinicity.core.record.LockoutPolicy;
import io.github.mpfinicity.core.session.Bounds.May;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every world within the bounds, on the classes that decide in production. What is left out, and
 * why that is honest:
 *
 * <ul>
 *   <li>Worlds that differ in nothing a decision reads are one ({@link WorldKey}), so that neither
 *       sends nor runs nor generations need a limit: each search ends because nothing new comes. A
 *       search that does not end fails.
 *   <li>Whoever reserves may find any of the secrets configured, as if it was changed each time.
 *       Two wrong ones are as good as many: at most two are ever refused before the budget ends.
 *   <li>Tokens are held and grow old in one search. In the others each is gone at once, so that
 *       callers may authenticate at any time: more than they would with it.
 *   <li>In a process two threads are on the way at most, one in the air and one that waits for its
 *       turn; among several processes one, for waiting touches nothing they share.
 *   <li>A request may land at any time until its reservation is aged. Pauses last for as long as
 *       they please, but for the late window. Nothing is said of how long anything takes.
 *   <li>A crash forgets the process and keeps the record. A restarted process does not know of a
 *       late window; the budget holds there, not the distance in time.
 * </ul>
 */
@Timeout(120)
class SearchTest {
    private static final LockoutPolicy TWO = new LockoutPolicy(2, false);
    private static final LockoutPolicy THREE = new LockoutPolicy(3, false);
    private static final LockoutPolicy FOUR = new LockoutPolicy(4, false);
    private static final LockoutPolicy PROBING = LockoutPolicy.standard();

    static final Bounds LEDGER = Bounds.one();
    static final Bounds TOKENS = Bounds.one().twoSecrets().where(May.HOLD_TOKENS, May.CLOSE);
    static final Bounds OUTAGES = Bounds.one().where(May.LOSE_STORE);
    static final Bounds ODD_ANSWERS = Bounds.one().where(May.ANSWER_ODDLY);
    static final Bounds OPERATOR = Bounds.one().twoSecrets().where(May.CONFIRM);

    static Stream<Arguments> largeSearches() {
        return Stream.of(
                Arguments.of("tokens", TOKENS),
                Arguments.of("odd answers", ODD_ANSWERS),
                Arguments.of("operator", OPERATOR));
    }

    static Stream<Arguments> searches() {
        return Stream.of(
                Arguments.of("one process", LEDGER),
                Arguments.of("outages", OUTAGES),
                Arguments.of("probing", Bounds.one().twoSecrets().with(PROBING)),
                Arguments.of("two, a record, turns", Bounds.processes(2, true)),
                Arguments.of("two, a record, at once", atOnce(2)),
                Arguments.of("two, a record each", apart(2, FOUR)),
                Arguments.of("three, a record, turns", Bounds.processes(3, true).twoSecrets()),
                Arguments.of("three, a record, at once", atOnce(3).with(TWO)),
                Arguments.of("three, a record each", apart(3, THREE)));
    }

    private static Bounds atOnce(int processes) {
        return Bounds.processes(processes, true).twoSecrets().where(May.SEND_AT_ONCE);
    }

    private static Bounds apart(int processes, LockoutPolicy policy) {
        return Bounds.processes(processes, false).twoSecrets().with(policy.sharedBy(processes));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("largeSearches")
    @Tag("fleet")
    void productionInLargeWorlds_noInvariantBreaks(String name, Bounds bounds) {
        production_noInvariantBreaks(name, bounds);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("searches")
    void production_noInvariantBreaks(String name, Bounds bounds) {
        var search = new Search(new Design(), bounds);
        long start = System.nanoTime();

        Search.Violation violation = search.run();

        long millis = (System.nanoTime() - start) / 1_000_000;
        System.out.printf("search, %s: %d states, %d ms%n", name, search.states(), millis);
        assertThat(violation).isNull();
    }

    static Stream<Arguments> mutants() {
        return Stream.of(
                Arguments.of("I3", new Mutants.CountOnAnswer(), LEDGER),
                Arguments.of("I10", new Mutants.UnknownsOverlap(), LEDGER),
                Arguments.of("I2", new Mutants.NoQuarantine(), LEDGER),
                Arguments.of("I3", new Mutants.NoBudget(), LEDGER),
                Arguments.of("I6", new Mutants.InvalidateWithoutGeneration(), TOKENS),
                Arguments.of("I8", new Mutants.SettleWithoutId(), LEDGER),
                Arguments.of("I3", new Mutants.ResetOnSuccess(), LEDGER),
                Arguments.of("I3", new Mutants.RefundUnknown(), LEDGER),
                Arguments.of("I1", new Mutants.WithoutTurn(), LEDGER),
                Arguments.of("rule 5", new Mutants.LockNotNoted(), OPERATOR));
    }

    @ParameterizedTest(name = "{1}")
    @MethodSource("mutants")
    void mutant_found(String invariant, Design mutant, Bounds bounds) {
        Search.Violation violation = new Search(mutant, bounds).run();

        assertThat(violation).asString().startsWith(invariant + ":");
        if (Boolean.getBoolean("search.traces")) {
            System.out.println(mutant + ": " + violation);
        }
    }
}
