package io.github.mpfinicity.microprofile.credentials;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.mpfinicity.GracePeriod;
import io.github.mpfinicity.InvalidConfigurationException;
import io.github.mpfinicity.PartnerCredentials;
import io.github.mpfinicity.PartnerCredentialsSource;
import io.github.mpfinicity.PartnerSecret;
import io.github.mpfinicity.WritablePartnerCredentialsSource;
import io.github.mpfinicity.core.credentials.HangingSourceException;
import io.github.mpfinicity.core.time.Calls;
import io.github.mpfinicity.core.time.Moment;
import io.github.mpfinicity.microprofile.credentials.CredentialsSupplier.Supplied;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(value = 30, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class ThrottledSourceTest {
    private static final PartnerSecret OLD = PartnerSecret.of("old-secret-1");
    private static final Duration DEADLINE = Duration.ofSeconds(20);
    private static final PartnerSecret NEW = PartnerSecret.of("new-secret-2");

    private volatile Moment now = new Moment(Instant.parse("2026-11-23T12:00:00Z"), 42);
    private final BlockingSecretStore secretStore = new BlockingSecretStore();
    private final ThrottledSource source = throttled(secretStore);

    @Test
    void withinASecond_theAnswerBefore() {
        Supplied first = source.get();
        secretStore.secret = NEW;
        advance(Duration.ofMillis(999));
        assertThat(source.get()).isSameAs(first);
        assertThat(secretStore.asked).hasValue(1);

        advance(Duration.ofMillis(1));
        assertThat(source.get().present().partnerSecret()).isEqualTo(NEW);
        assertThat(secretStore.asked).hasValue(2);
    }

    /** As from a vault whose values end with a line end. */
    @Test
    void valuesThatCannotBeRight_namedWithTheSourceAndNotGiven() {
        var odd =
                new PartnerCredentials("key\n", "2445582695152 ", PartnerSecret.of("old-secret-1"));
        PartnerCredentialsSource vault = () -> odd;

        assertThatExceptionOfType(InvalidConfigurationException.class)
                .isThrownBy(throttled(vault)::get)
                .satisfies(
                        e ->
                                assertThat(e.problems())
                                        .hasSize(2)
                                        .allMatch(it -> it.contains(vault.getClass().getName())))
                .withMessageContaining("the app key of the credentials source")
                .withMessageContaining("the partner id of the credentials source")
                .withMessageContaining("starts or ends with white space");
    }

    @Test
    void failure_givenAgainWithinASecond() {
        var failure = new IllegalStateException("s3cret");
        secretStore.failure = failure;
        assertThatThrownBy(source::get).isSameAs(failure);
        secretStore.failure = null;
        assertThatThrownBy(source::get).isSameAs(failure);
        assertThat(secretStore.asked).hasValue(1);

        advance(Duration.ofSeconds(1));
        assertThat(source.get().present().partnerSecret()).isEqualTo(OLD);
    }

    @Test
    void error_heardByThoseWhoWaitAndTheNextIsAnswered() {
        secretStore.failure = new NoClassDefFoundError("gone");
        assertThatExceptionOfType(CompletionException.class)
                .isThrownBy(source::get)
                .withCauseInstanceOf(NoClassDefFoundError.class);
        secretStore.failure = null;
        advance(Duration.ofSeconds(1));
        assertThat(source.get().present().partnerSecret()).isEqualTo(OLD);
    }

    @Test
    void nothingGiven_said() {
        var empty = throttled(() -> null);
        assertThatThrownBy(empty::get).isInstanceOf(NullPointerException.class);
    }

    @Test
    void manyAtOnce_oneQuestionUntilItsDeadline() throws Exception {
        secretStore.gate = new CountDownLatch(1);
        var first = running(source::get);
        secretStore.entered.await();
        advance(DEADLINE.minusNanos(1));
        var second = running(source::get);
        second.awaitParked();
        secretStore.gate.countDown();

        assertThat(second.result()).isSameAs(first.result());
        assertThat(secretStore.asked).hasValue(1);
        assertThat(secretStore.together).hasValue(1);
    }

    @Test
    void keptWhileAsked_oneAfterTheOther() throws Exception {
        var keeper = source.get().keeper();
        advance(Duration.ofSeconds(1));
        secretStore.gate = new CountDownLatch(1);
        secretStore.entered = new CountDownLatch(1);
        var question = running(source::get);
        secretStore.entered.await();
        var keeping =
                running(
                        () -> {
                            keeper.keepPending(NEW, GracePeriod.THIRTY_DAYS);
                            return source.get();
                        });
        keeping.awaitParked();
        assertThat(secretStore.pending).isNull();
        secretStore.gate.countDown();

        assertThat(question.result().pending()).isNull();
        assertThat(keeping.result().pending()).isEqualTo(NEW);
        assertThat(secretStore.together).hasValue(1);
        assertThat(secretStore.asked).hasValue(2);
    }

    @Test
    void kept_knownWithoutAsking() {
        var keeper = source.get().keeper();
        keeper.keepPending(NEW, GracePeriod.THIRTY_DAYS);
        assertThat(keeper.pending()).contains(NEW);
        assertThat(source.others()).containsExactly(NEW);
        keeper.discard(OLD);
        keeper.promote(OLD);
        assertThat(keeper.pending()).contains(NEW);
        keeper.discard(NEW);
        assertThat(keeper.pending()).isEmpty();
        keeper.keepPending(NEW, GracePeriod.THIRTY_DAYS);
        keeper.promote(NEW);
        assertThat(keeper.pending()).isEmpty();
        assertThat(keeper.credentials().partnerSecret()).isEqualTo(NEW);
        assertThat(secretStore.asked).hasValue(1);

        advance(Duration.ofSeconds(1));
        assertThat(source.get().present().partnerSecret()).isEqualTo(NEW);
    }

    @Test
    void cannotKeep_noKeeper() {
        var plain = throttled(() -> new PartnerCredentials("key", "id", OLD));
        assertThat(plain.get().keeper()).isNull();
    }

    @Test
    void hangs_saidAndAskedAgainAndNoMoreThanTwoCallsAreLeftBehind() {
        var hanging = new ConcurrentLinkedQueue<Runnable>();
        var deadline = Duration.ofMillis(1);
        var held = new ThrottledSource(secretStore, () -> now, hanging::add, deadline);
        for (int i = 0; i < 30; i++) {
            assertThatExceptionOfType(HangingSourceException.class)
                    .isThrownBy(held::get)
                    .withMessageContaining("credentials source")
                    .withMessageContaining(BlockingSecretStore.class.getName());
            advance(Duration.ofSeconds(30));
        }
        assertThat(hanging).hasSize(2);

        hanging.remove().run();
        assertThatExceptionOfType(HangingSourceException.class).isThrownBy(held::get);
        assertThat(hanging).hasSize(2);

        advance(Calls.REMEMBERED.plusSeconds(1));
        assertThatExceptionOfType(HangingSourceException.class).isThrownBy(held::get);
        assertThat(hanging).hasSize(3);
    }

    @Test
    void cameBackAfterAll_askedAgainAsEver() {
        var hanging = new ConcurrentLinkedQueue<Runnable>();
        var hangs = new AtomicBoolean(true);
        var held =
                new ThrottledSource(
                        secretStore,
                        () -> now,
                        task -> {
                            if (hangs.get()) {
                                hanging.add(task);
                            } else {
                                task.run();
                            }
                        },
                        Duration.ofMillis(1));
        assertThatExceptionOfType(HangingSourceException.class).isThrownBy(held::get);
        advance(Duration.ofSeconds(1));
        assertThatExceptionOfType(HangingSourceException.class).isThrownBy(held::get);
        hangs.set(false);
        advance(Duration.ofSeconds(1));
        assertThatExceptionOfType(HangingSourceException.class).isThrownBy(held::get);

        hanging.remove().run();
        advance(Duration.ofSeconds(1));

        assertThat(held.get().present().partnerSecret()).isEqualTo(OLD);
    }

    @Test
    void placeOfTheSecretHangs_givenUpToo() {
        var hanging = new ConcurrentLinkedQueue<Runnable>();
        var hangs = new AtomicBoolean();
        Executor threads =
                task -> {
                    if (hangs.get()) {
                        hanging.add(task);
                    } else {
                        task.run();
                    }
                };
        var held = new ThrottledSource(secretStore, () -> now, threads, Duration.ofMillis(1));
        var keeper = held.get().keeper();
        hangs.set(true);
        for (int i = 0; i < 20; i++) {
            assertThatExceptionOfType(HangingSourceException.class)
                    .isThrownBy(() -> keeper.promote(NEW));
        }
        assertThat(hanging).hasSize(2);
    }

    private ThrottledSource throttled(PartnerCredentialsSource of) {
        return new ThrottledSource(of, () -> now, Runnable::run, DEADLINE);
    }

    private void advance(Duration time) {
        now = now.plus(time);
    }

    private interface Task {
        Supplied run();
    }

    private record Running(Thread thread, CompletableFuture<Supplied> future) {
        Supplied result() throws Exception {
            return future.get(20, TimeUnit.SECONDS);
        }

        void awaitParked() {
            while (thread.getState() != Thread.State.TIMED_WAITING) {
                Thread.onSpinWait();
            }
        }
    }

    private static Running running(Task task) {
        var future = new CompletableFuture<Supplied>();
        var thread = new Thread(() -> future.complete(task.run()));
        thread.setDaemon(true);
        thread.start();
        return new Running(thread, future);
    }

    private static final class BlockingSecretStore implements WritablePartnerCredentialsSource {
        final AtomicInteger asked = new AtomicInteger();
        final AtomicInteger inside = new AtomicInteger();
        final AtomicInteger together = new AtomicInteger();
        volatile CountDownLatch entered = new CountDownLatch(1);
        volatile CountDownLatch gate = new CountDownLatch(0);
        volatile Throwable failure;
        volatile PartnerSecret secret = OLD;
        volatile PartnerSecret pending;

        @Override
        public PartnerCredentials credentials() {
            asked.incrementAndGet();
            call(() -> {});
            return new PartnerCredentials("key", "id", secret);
        }

        @Override
        public Optional<PartnerSecret> pending() {
            return Optional.ofNullable(pending);
        }

        @Override
        public void keepPending(PartnerSecret next, GracePeriod grace) {
            call(() -> pending = next);
        }

        @Override
        public void promote(PartnerSecret accepted) {
            call(
                    () -> {
                        if (accepted.equals(pending)) {
                            secret = accepted;
                            pending = null;
                        }
                    });
        }

        @Override
        public void discard(PartnerSecret refused) {
            call(() -> pending = refused.equals(pending) ? null : pending);
        }

        private void call(Runnable effect) {
            together.accumulateAndGet(inside.incrementAndGet(), Math::max);
            entered.countDown();
            try {
                gate.await();
                effect.run();
                if (failure instanceof RuntimeException e) {
                    throw e;
                }
                if (failure instanceof Error e) {
                    throw e;
                }
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            } finally {
                inside.decrementAndGet();
            }
        }
    }
}
