package io.github.mpfinicity.tck.probe;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Repeats a call until it ends as expected. The library backs off from a vendor that rejects, and
 * its calls fail at once meanwhile.
 */
public final class RepeatedCall {
    private static final Duration LONGEST = Duration.ofSeconds(15);

    private RepeatedCall() {}

    /**
     * Calls until a call succeeds.
     *
     * @param call may fail for some time
     * @return the last answer, a success unless time has run out
     */
    public static CallEnd untilSuccess(Callable<?> call) {
        return until(answer -> answer.failure() == null, call);
    }

    /**
     * Calls until a call fails in a certain way.
     *
     * @param type of the failure
     * @param call may fail in another way for some time
     * @return the last failure, of that type
     */
    public static Throwable untilFailure(Class<? extends Throwable> type, Callable<?> call) {
        @Nullable Throwable failure =
                until(answer -> type.isInstance(answer.failure()), call).failure();
        if (!type.isInstance(failure)) {
            throw new AssertionError(
                    "no call failed with " + type.getSimpleName() + " in time", failure);
        }
        return failure;
    }

    private static CallEnd until(Predicate<CallEnd> expected, Callable<?> call) {
        long start = System.nanoTime();
        CallEnd answer = CallEnd.of(call);
        while (!expected.test(answer) && System.nanoTime() - start < LONGEST.toNanos()) {
            Thread.onSpinWait();
            answer = CallEnd.of(call);
        }
        return answer;
    }
}
