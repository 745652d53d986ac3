package io.github.mpfinicity.core.record;

import java.time.Duration;

/**
 * The budget of attempts. The vendor locks at five failures, counted over all nodes of a partner.
 *
 * @param budget the highest number of charged attempts since the last success
 * @param probing true if proven credentials are tried beyond the budget while attempts end without
 *     an answer
 */
public record LockoutPolicy(int budget, boolean probing) {
    /** A time in which every request has arrived or been lost. */
    public static final Duration AGEING = Duration.ofMinutes(15);

    /** The time in which a lost request may still arrive. Nothing is sent before it is over. */
    public static final Duration LATE_WINDOW = Duration.ofSeconds(60);

    /** The highest budget: one below the vendor's five. */
    public static final int HIGHEST_BUDGET = 4;

    /** The highest number of definite rejections. */
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

    /** The policy without settings: three attempts, two definite rejections, and probing. */
    public static LockoutPolicy standard() {
        return new LockoutPolicy(3, true);
    }

    /** The highest number of definite rejections in the budget. */
    public int definiteBudget() {
        return Math.min(DEFINITE, budget);
    }

    /** This policy without attempts beyond the budget. */
    public LockoutPolicy withoutProbing() {
        return new LockoutPolicy(budget, false);
    }

    /** The policy of one of several processes that share no store. Its budget is at least one. */
    public LockoutPolicy sharedBy(int processes) {
        return new LockoutPolicy(Math.max(1, budget / processes), probing);
    }
}
