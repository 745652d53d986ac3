package io.github.mpfinicity.core.session;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** An operator's word on its way to the record. Runs on a thread of the machine's. */
final class Confirmation implements Runnable {
    private final SessionPorts ports;
    private final Tower tower;
    private final CompletableFuture<Optional<Refusal>> done = new CompletableFuture<>();
    private volatile boolean reading = true;
    private volatile boolean givenUp;

    Confirmation(SessionPorts ports, Tower tower) {
        this.ports = ports;
        this.tower = tower;
    }

    @Override
    public void run() {
        try {
            done.complete(Optional.ofNullable(confirm()));
        } catch (Throwable e) {
            done.completeExceptionally(e);
        }
    }

    private @Nullable Refusal confirm() {
        CredentialsReader.Reading read = ports.credentials().read();
        CredentialsReader.Found found = read.found();
        if (found == null) {
            return new Refusal.Misconfigured(read.problems());
        }
        reading = false;
        if (!givenUp) {
            ports.ledger().confirm(found.login());
            tower.signal(new Signal.Confirmed());
        }
        return null;
    }

    /** Null once it is done; what hangs is named. */
    @Nullable Refusal await(Duration longest) {
        try {
            return done.get(longest.toNanos(), TimeUnit.NANOSECONDS).orElse(null);
        } catch (TimeoutException e) {
            return hanging(longest);
        } catch (InterruptedException e) {
            givenUp = true;
            Thread.currentThread().interrupt();
            return refusal(Trouble.WAIT_ENDED, "the calling thread was interrupted");
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException why
                    ? why
                    : new IllegalStateException(e.getCause());
        }
    }

    private Refusal hanging(Duration longest) {
        givenUp = true;
        String end = "no end within " + longest + ": ";
        return reading
                ? refusal(
                        Trouble.CREDENTIALS_UNREADABLE,
                        end + ports.credentials().name() + " does not answer")
                : refusal(
                        Trouble.RECORD_UNAVAILABLE,
                        end + "the store does not answer; the account may still be confirmed");
    }

    Refusal refusal(Trouble trouble, String detail) {
        return new Refusal.Unavailable(trouble, detail, Duration.ZERO, ports.ledger().attempts());
    }
}
