package io.github.mpfinicity.microprofile.credentials;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mpfinicity.InvalidConfigurationException;
import io.github.mpfinicity.PartnerCredentials;
import io.github.mpfinicity.PartnerSecret;
import io.github.mpfinicity.core.time.Clocks;
import io.github.mpfinicity.core.time.Moment;
import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import java.util.logging.StreamHandler;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class SourceWebhookSecretsTest {
    private static final PartnerSecret OLD = PartnerSecret.of("old-secret-12");
    private static final PartnerSecret NEW = PartnerSecret.of("new-secret-12");

    private Moment now = new Moment(Instant.parse("2026-11-23T12:00:00Z"), 42);
    private final Clocks clocks = () -> now;
    private final Deque<Runnable> tasks = new ArrayDeque<>();
    private PartnerSecret configured = OLD;
    private List<PartnerSecret> others = List.of();
    private RuntimeException failure;
    private int readings;

    private final SourceWebhookSecrets secrets =
            new SourceWebhookSecrets(
                    "acme", this::read, () -> others, clocks, Runnable::run, () -> true);

    @Test
    void firstUse_read() {
        assertThat(secrets.current()).containsExactly(OLD);
        assertThat(secrets.current()).containsExactly(OLD);
        assertThat(readings).isEqualTo(1);
    }

    @Test
    void previous_comesAfterTheConfiguredOne() {
        others = List.of(OLD);
        configured = NEW;
        assertThat(secrets.current()).containsExactly(NEW, OLD);
    }

    @Test
    void nothingMatches_readAgainAtMostOnceASecond() {
        secrets.current();
        configured = NEW;
        now = now.plus(Duration.ofMillis(999));
        assertThat(secrets.reread()).containsExactly(OLD);
        now = now.plus(Duration.ofMillis(1));
        assertThat(secrets.reread()).containsExactly(NEW);
        assertThat(secrets.reread()).containsExactly(NEW);
        assertThat(secrets.current()).containsExactly(NEW);
        assertThat(readings).isEqualTo(2);
    }

    @Test
    void readThirtySecondsAgo_readAgainFirst() {
        secrets.current();
        configured = NEW;
        now = now.plus(Duration.ofMillis(29_999));
        assertThat(secrets.current()).containsExactly(OLD);
        now = now.plus(Duration.ofMillis(1));
        assertThat(secrets.current()).containsExactly(NEW);
        assertThat(readings).isEqualTo(2);
    }

    @Test
    void mayNotWait_readAgainInTheBackgroundEveryThirtySeconds() {
        var slow = queued();
        slow.current();
        tasks.remove().run();
        configured = NEW;

        now = now.plus(Duration.ofMillis(29_999));
        assertThat(slow.current()).containsExactly(OLD);
        assertThat(tasks).isEmpty();
        now = now.plus(Duration.ofMillis(1));
        assertThat(slow.current()).containsExactly(OLD);
        assertThat(slow.current()).containsExactly(OLD);
        assertThat(tasks).hasSize(1);
        tasks.remove().run();
        assertThat(slow.current()).containsExactly(NEW);
    }

    @Test
    void sourceFails_lastOnesStayAndNothingOfTheMessageIsLogged() {
        secrets.current();
        failure = new IllegalStateException("the store said " + OLD.value());
        now = now.plus(Duration.ofSeconds(1));

        String log = logged(() -> assertThat(secrets.reread()).containsExactly(OLD));

        assertThat(readings).isEqualTo(2);
        assertThat(log)
                .contains("cannot read the secret of webhooks of partner acme")
                .contains("IllegalStateException")
                .doesNotContain(OLD.value());
    }

    /** Anybody can send webhooks, and each one that matches nothing reads again. */
    @Test
    void sourceKeepsFailing_warnedOnceForEachReason() {
        failure = new IllegalStateException();
        assertThat(warnings(3)).isEqualTo(1);
        failure = new IllegalArgumentException();
        assertThat(warnings(3)).isEqualTo(1);
        failure = null;
        assertThat(warnings(1)).isZero();
        failure = new IllegalArgumentException();
        assertThat(warnings(2)).isEqualTo(1);
    }

    private int warnings(int readings) {
        String log =
                logged(
                        () -> {
                            for (int i = 0; i < readings; i++) {
                                now = now.plus(Duration.ofSeconds(1));
                                secrets.reread();
                            }
                        });
        return log.split("MPFIN-222", -1).length - 1;
    }

    @Test
    void notConfigured_noSecretAndTheSettingIsNamed() {
        failure = new InvalidConfigurationException(List.of("finicity.partner-secret is not set"));
        String log = logged(() -> assertThat(secrets.current()).isEmpty());
        assertThat(log).contains("finicity.partner-secret is not set");
    }

    @Test
    void applicationEnded_lastOnesStay() {
        var closed =
                new SourceWebhookSecrets(
                        "acme",
                        this::read,
                        () -> others,
                        clocks,
                        task -> {
                            throw new RejectedExecutionException();
                        },
                        () -> true);
        assertThat(closed.current()).isEmpty();
        assertThat(closed.reread()).isEmpty();
    }

    @Test
    void readingHangs_anotherMayBeginAfterThirtySeconds() {
        var hanging = queued();
        assertThat(hanging.current()).isEmpty();
        now = now.plus(Duration.ofMillis(29_999));
        assertThat(hanging.reread()).isEmpty();
        assertThat(tasks).hasSize(1);
        now = now.plus(Duration.ofMillis(1));
        hanging.current();
        assertThat(tasks).hasSize(2);
    }

    @Test
    void readingsHang_noMoreThanTwoThreads() {
        var hanging = queued();
        for (int i = 0; i < 30; i++) {
            assertThat(hanging.current()).isEmpty();
            now = now.plus(Duration.ofSeconds(30));
        }
        assertThat(tasks).hasSize(2);

        tasks.remove().run();
        assertThat(hanging.current()).isEmpty();
        assertThat(tasks).hasSize(2);
    }

    @Test
    void noThreadToBeHad_lastOnesStay() {
        var without =
                new SourceWebhookSecrets(
                        "acme",
                        this::read,
                        () -> others,
                        clocks,
                        task -> {
                            throw new OutOfMemoryError("unable to create native thread");
                        },
                        () -> true);
        assertThat(without.current()).isEmpty();
        assertThat(without.reread()).isEmpty();
    }

    @Test
    void mayNotWait_readingBeginsAndTheLastOnesServe() throws Exception {
        var watched = new AnswersWhenSomebodyWaits();
        var secrets = watched.secrets(() -> false);

        assertThat(secrets.reread()).isEmpty();
        watched.end();
        assertThat(secrets.current()).containsExactly(OLD);
    }

    @Test
    void firstUse_waitsForTheReading() throws Exception {
        var watched = new AnswersWhenSomebodyWaits();
        assertThat(watched.secrets(() -> true).current()).containsExactly(OLD);
        watched.end();
    }

    @Test
    void readingTakesLong_waitedForAtItsBeginningOnly() throws Exception {
        var watched = new AnswersWhenSomebodyWaits();
        var mayPark = new AtomicBoolean();
        var secrets = watched.secrets(mayPark::get);
        secrets.current();
        mayPark.set(true);
        now = now.plus(Duration.ofMillis(2001));

        assertThat(secrets.current()).isEmpty();
        assertThat(secrets.reread()).isEmpty();
        watched.end();
    }

    @Test
    void interruptedWhileItWaits_lastOnesServe() {
        var hanging =
                new SourceWebhookSecrets(
                        "acme", this::read, () -> others, clocks, tasks::add, () -> true);
        Thread.currentThread().interrupt();
        assertThat(hanging.current()).isEmpty();
        assertThat(Thread.interrupted()).isTrue();
    }

    /** Answers when the thread of the test waits, or at the end. */
    private final class AnswersWhenSomebodyWaits {
        private final Thread test = Thread.currentThread();
        private volatile boolean ended;
        private Thread reader;

        SourceWebhookSecrets secrets(BooleanSupplier mayPark) {
            return new SourceWebhookSecrets(
                    "acme", this::answer, () -> others, clocks, this::begin, mayPark);
        }

        private void begin(Runnable reading) {
            reader = new Thread(reading);
            reader.start();
        }

        private PartnerCredentials answer() {
            while (!ended && test.getState() != Thread.State.TIMED_WAITING) {
                Thread.onSpinWait();
            }
            return read();
        }

        void end() throws InterruptedException {
            ended = true;
            reader.join();
        }
    }

    @Test
    void changedAndSourceFails_acceptedOneServesAndTheFormerDoesNot() {
        secrets.current();
        failure = new IllegalStateException();

        secrets.accepted(NEW);

        assertThat(secrets.current()).containsExactly(NEW);
        assertThat(secrets.reread()).containsExactly(NEW);
        assertThat(readings).isEqualTo(2);
    }

    @Test
    void changedWhileReadingsHang_noThirdBegins() {
        var hanging = queued();
        for (int i = 0; i < 3; i++) {
            hanging.current();
            now = now.plus(Duration.ofSeconds(30));
        }

        hanging.accepted(NEW);

        assertThat(hanging.current()).containsExactly(NEW);
        assertThat(tasks).hasSize(2);
    }

    private SourceWebhookSecrets queued() {
        return new SourceWebhookSecrets(
                "acme", this::read, () -> others, clocks, tasks::add, () -> false);
    }

    private PartnerCredentials read() {
        readings++;
        if (failure != null) {
            throw failure;
        }
        return new PartnerCredentials("key", "2445582695152", configured);
    }

    private static String logged(Runnable action) {
        var bytes = new ByteArrayOutputStream();
        var handler = new StreamHandler(bytes, new SimpleFormatter());
        Logger logger = Logger.getLogger("io.github.mpfinicity");
        logger.addHandler(handler);
        try {
            action.run();
        } finally {
            logger.removeHandler(handler);
            handler.close();
        }
        return bytes.toString(java.nio.charset.StandardCharsets.UTF_8);
    }
}
