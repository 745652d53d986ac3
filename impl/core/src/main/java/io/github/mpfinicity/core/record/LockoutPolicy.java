package io.github.mpfinicity.core.record;

import java.time.Duration;

/**
 * How far to go. The vendor locks at five failures, counted over all nodes of a partner.
 *
 * @param budget how many attempts may be charged since the last success
 * @param probing whether credentials that worked before are tried beyond the budget while their
 *     attempts end without an answer
 */
public record LockoutPolicy(int budget, boolean probing) {
    /** Longer than any request can live. */
    public static final Duration AGEING = Duration.ofMinutes(15);

    /** For how long a lost request may still land: nothing is sent before that is over. */
    public static final Duration LATE_WINDOW = Duration.ofSeconds(60);

    /** One below the vendor's five: what a budget can be at most. */
    public static final int HIGHEST_BUDGET = 4;

    /** A second definite no could be bad luck; a third is somebody typing. */
    private static final int DEFINITE = 2;

    public LockoutPolicy {
        if (budget < 1 || budget > HIGHEST_BUDGET) {
            throw new IllegalArgumentException(
                    "the lockout budget must be from 1 to "
                            + HIGHEST_BUDGET
                            + ", but is "
                            + budget);
        }
    }

    /** Three in all, two of them definite, and probing. */
    public static LockoutPolicy standard() {
        return new LockoutPolicy(3, true);
    }

    /** How many of them may be definite rejections. */
    public int definiteBudget() {
        return Math.min(DEFINITE, budget);
    }

    /** The same, never beyond the budget. */
    public LockoutPolicy withoutProbing() {
        return new LockoutPolicy(budget, false);
    }

    /** The share of one of several processes that know nothing of each other: at least one. */
    public LockoutPolicy sharedBy(int processes) {
        return new LockoutPolicy(Math.max(1, budget / processes), probing);
    }
}
