package io.github.mpfinicity.microprofile.credentials;

import static java.util.Objects.requireNonNull;

import io.github.mpfinicity.InvalidConfigurationException;
import io.github.mpfinicity.PartnerCredentialsSource;
import io.github.mpfinicity.PartnerSecret;
import io.github.mpfinicity.core.credentials.HangingSourceException;
import io.github.mpfinicity.core.time.Calls;
import io.github.mpfinicity.core.time.Clocks;
import io.github.mpfinicity.core.time.Moment;
import io.github.mpfinicity.core.webhook.WebhookSecrets;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Reads the secrets from the credentials source in the background, one reading at a time, and gives
 * those of a reading that began in the last 30 s where the thread may wait for it. If the source
 * fails, the secrets of the last reading stay in use; after a change of the secret the accepted one
 * does. If two readings hang, no other begins for a quarter of an hour. Safe for any thread; no
 * lock is held.
 */
public final class SourceWebhookSecrets implements WebhookSecrets {
    private static final Logger LOG = System.getLogger("io.github.mpfinicity");

    private static final Duration SHORTEST_PAUSE = Duration.ofSeconds(1);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);

    /** The time after which a reading is given up and another may begin. */
    private static final Duration LONGEST_READING = Duration.ofSeconds(30);

    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final String partner;
    private final PartnerCredentialsSource source;
    private final Supplier<List<PartnerSecret>> others;
    private final Clocks clocks;
    private final Executor background;
    private final Calls calls;
    private final BooleanSupplier mayPark;
    private final AtomicReference<Reading> latest = new AtomicReference<>(Reading.seed(List.of()));
    private final StateWarning warning = new StateWarning();

    /**
     * Starts without a secret. The first use reads.
     *
     * @param partner for the log
     * @param mayPark true if the calling thread may wait; false for an event loop
     */
    public SourceWebhookSecrets(
            String partner,
            PartnerCredentialsSource source,
            Supplier<List<PartnerSecret>> others,
            Clocks clocks,
            Executor background,
            BooleanSupplier mayPark) {
        this.partner = partner;
        this.source = source;
        this.others = others;
        this.clocks = clocks;
        this.calls = new Calls(clocks, LONGEST_READING, HangingSourceException.MOST_GIVEN_UP);
        this.background = background;
        this.mayPark = mayPark;
    }

    @Override
    public List<PartnerSecret> current() {
        return awaited(readingAfter(LONGEST_PAUSE));
    }

    @Override
    public List<PartnerSecret> reread() {
        return awaited(readingAfter(SHORTEST_PAUSE));
    }

    /** A reading that hangs is waited for at its beginning only. */
    private List<PartnerSecret> awaited(Reading reading) {
        Duration patience = reading.patience(clocks.now());
        if (patience.isNegative() || !mayPark.getAsBoolean()) {
            return reading.best();
        }
        try {
            return reading.answer.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException | ExecutionException e) {
            return reading.best();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return reading.best();
        }
    }

    /**
     * Forgets all secrets but the one that the vendor has just accepted. The next use reads, and
     * finds the former one only where it is kept.
     */
    public void accepted(PartnerSecret secret) {
        latest.set(Reading.seed(List.of(secret)));
    }

    /**
     * Returns the latest reading. Begins a new one if the latest has ended and is older than the
     * pause. Callers that come during a reading share it.
     */
    private Reading readingAfter(Duration pause) {
        Reading known = requireNonNull(latest.get(), "there is a seed");
        Moment now = clocks.now();
        if (!calls.mayBegin() || !known.mayBeFollowed(now, pause)) {
            return known;
        }
        var next = new Reading(now, known.best(), new CompletableFuture<>());
        if (!latest.compareAndSet(known, next)) {
            return readingAfter(pause);
        }
        begin(next);
        return next;
    }

    private void begin(Reading reading) {
        Calls.Call call = calls.begin();
        try {
            background.execute(() -> carryOut(reading, call));
        } catch (Throwable e) {
            // The application has ended, or there is no thread.
            call.end();
            reading.answer.complete(reading.before);
        }
    }

    private void carryOut(Reading reading, Calls.Call call) {
        try {
            Stream<PartnerSecret> configured = Stream.of(source.credentials().partnerSecret());
            reading.answer.complete(Stream.concat(configured, others.get().stream()).toList());
            warning.ended();
        } catch (InvalidConfigurationException e) {
            warn(String.valueOf(e.getMessage()));
        } catch (HangingSourceException e) {
            warn(String.valueOf(e.getMessage()));
        } catch (Throwable e) {
            // The message is the source's own and may contain a secret.
            warn(e.getClass().getName());
        } finally {
            reading.answer.complete(reading.before);
            call.end();
        }
    }

    private void warn(String why) {
        if (warning.isNew(why)) {
            LOG.log(
                    Level.WARNING,
                    "MPFIN-222 cannot read the secret of webhooks of partner {0}: {1}",
                    partner,
                    why);
        }
    }

    /**
     * One reading.
     *
     * @param begun null for a seed, which may be followed at once
     */
    private record Reading(
            @Nullable Moment begun,
            List<PartnerSecret> before,
            CompletableFuture<List<PartnerSecret>> answer) {
        private static Reading seed(List<PartnerSecret> secrets) {
            return new Reading(null, secrets, CompletableFuture.completedFuture(secrets));
        }

        private List<PartnerSecret> best() {
            return answer.getNow(before);
        }

        private Duration patience(Moment now) {
            return begun == null ? Duration.ZERO : PATIENCE.minus(now.since(begun));
        }

        private boolean mayBeFollowed(Moment now, Duration pause) {
            return begun == null
                    || now.since(begun).compareTo(answer.isDone() ? pause : LONGEST_READING) >= 0;
        }
    }
}
