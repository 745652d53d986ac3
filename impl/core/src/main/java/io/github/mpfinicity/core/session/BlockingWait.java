package io.github.mpfinicity.core.session;

import io.github.mpfinicity.core.lockout.LockoutLedger;
import io.github.mpfinicity.core.result.Refusal;
import io.github.mpfinicity.core.result.TokenResult;
import io.github.mpfinicity.core.result.UnavailableReason;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Parks a calling thread until a flight lands, or it has waited for long enough, if it may. */
final class BlockingWait {
    private final LockoutLedger ledger;
    private final BooleanSupplier mayPark;
    private final Supplier<@Nullable Refusal> last;

    /**
     * For the callers of one session.
     *
     * @param last why the authentication before failed; null if it did not
     */
    BlockingWait(LockoutLedger ledger, BooleanSupplier mayPark, Supplier<@Nullable Refusal> last) {
        this.ledger = ledger;
        this.mayPark = mayPark;
        this.last = last;
    }

    /** For one who may always park. */
    BlockingWait(LockoutLedger ledger) {
        this(ledger, () -> true, () -> null);
    }

    TokenResult join(CompletableFuture<TokenResult> completion, Duration longest) {
        if (!completion.isDone() && !mayPark.getAsBoolean()) {
            Refusal why = last.get();
            return why == null ? refusal(UnavailableReason.MAY_NOT_WAIT, "") : why;
        }
        try {
            return completion.get(Math.max(0, longest.toNanos()), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            return ended("the authentication under way took longer than this caller waits");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return ended("the calling thread was interrupted");
        } catch (ExecutionException e) {
            throw new IllegalStateException("landings carry refusals, not failures", e);
        }
    }

    private Refusal ended(String detail) {
        return refusal(UnavailableReason.WAIT_ENDED, detail);
    }

    private Refusal refusal(UnavailableReason reason, String detail) {
        return new Refusal.Unavailable(reason, detail, Duration.ZERO, ledger.attempts());
    }

    static boolean ended(TokenResult answer) {
        return answer instanceof Refusal.Unavailable unavailable
                && unavailable.reason() == UnavailableReason.WAIT_ENDED;
    }
}
