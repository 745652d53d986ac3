package io.github.mpfinicity.core.session;

import io.github.mpfinicity.core.record.LockoutPolicy;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * How large a world may grow in a search, and what may happen in it.
 *
 * @param processes how many
 * @param shared whether they have one record
 * @param policy of each process
 * @param secrets what may be configured, anew for each attempt
 * @param may what else may happen
 */
record Bounds(
        int processes, boolean shared, LockoutPolicy policy, List<String> secrets, Set<May> may) {
    static final String RIGHT = "right";
    static final String WRONG = "wrong";
    static final List<String> ALL_SECRETS = List.of(RIGHT, WRONG, "wronger");

    enum May {
        /** Tokens are kept, grow old and are refused; else each is gone as soon as it came. */
        HOLD_TOKENS,
        /** Sessions end in good order. */
        CLOSE,
        /** The store fails, before or after it changed something. */
        LOSE_STORE,
        /** The vendor gives answers without a known code, and says that the account is locked. */
        ANSWER_ODDLY,
        /** Other calls hear of a lock, and an operator confirms that there is none. */
        CONFIRM,
        /** Processes that share a record do not wait for each other. */
        SEND_AT_ONCE
    }

    static Bounds one() {
        return processes(1, false);
    }

    static Bounds processes(int processes, boolean shared) {
        var strict = new LockoutPolicy(3, false);
        return new Bounds(processes, shared, strict, ALL_SECRETS, Set.of());
    }

    Bounds with(LockoutPolicy other) {
        return new Bounds(processes, shared, other, secrets, may);
    }

    Bounds twoSecrets() {
        return new Bounds(processes, shared, policy, List.of(RIGHT, WRONG), may);
    }

    Bounds where(May first, May... more) {
        return new Bounds(processes, shared, policy, secrets, EnumSet.of(first, more));
    }

    boolean may(May what) {
        return may.contains(what);
    }

    /**
     * A run under way, however late, and one that waits for its turn. Among several processes
     * nobody is watched while he waits: that touches nothing they have in common.
     */
    int runs() {
        return processes == 1 ? 2 : 1;
    }

    /** How many attempts are charged at most: a proven secret is probed twice beyond the budget. */
    int mostCharged() {
        return policy.budget() + 2;
    }

    /** Whether it matters later which secret succeeded last. */
    boolean provenMatters() {
        return policy.probing() || may(May.ANSWER_ODDLY);
    }

    /** Whether an attempt waits for all others that are charged to the same record. */
    boolean oneTurn() {
        return processes == 1 || (shared && !may(May.SEND_AT_ONCE));
    }

    /** How high the vendor's count may get; five is the end. */
    int mostFailures() {
        return may(May.CONFIRM) ? 4 : policy.budget() * (shared ? 1 : processes);
    }
}
