package io.github.mpfinicity.core.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mpfinicity.PartnerCredentials;
import io.github.mpfinicity.PartnerSecret;
import io.github.mpfinicity.core.credentials.AuthenticationTarget;
import io.github.mpfinicity.core.lockout.LockoutLedger;
import io.github.mpfinicity.core.observe.Observers;
import io.github.mpfinicity.core.record.LockoutPolicy;
import io.github.mpfinicity.core.result.CachedToken;
import io.github.mpfinicity.core.store.MemoryStore;
import io.github.mpfinicity.core.store.PartnerStore;
import io.github.mpfinicity.core.time.Clocks;
import io.github.mpfinicity.core.time.ManualClocks;
import io.github.mpfinicity.core.time.ManualTimer;
import io.github.mpfinicity.core.vendor.FakeVendor;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;

/** A session with a fake vendor, clocks that stand still, and real threads. */
final class SessionFixture implements AutoCloseable {
    final ManualClocks clocks = new ManualClocks();
    final ManualTimer timer = new ManualTimer();
    final FakeVendor vendor = new FakeVendor();
    final ExecutorService executor = Executors.newCachedThreadPool();
    volatile Executor threads = executor;
    final List<Object> news = new CopyOnWriteArrayList<>();
    final SessionListener listener = new Listener();
    volatile Runnable whenRenewed = () -> {};
    final Observers observers = new Observers();
    final AtomicInteger readings = new AtomicInteger();
    volatile String confirmation = "";
    volatile PartnerStore store = new MemoryStore();
    volatile LockoutPolicy policy = LockoutPolicy.standard();
    volatile String origin = "https://vendor";
    volatile String appKey = "app-key";
    volatile InMemorySecretStore secretStore;
    volatile String secret = "right-secret";
    volatile Duration deadline = SessionRules.us().deadline();
    volatile Duration longestWait = SessionRules.us().longestWait();
    volatile boolean mayPark = true;
    volatile CredentialsReader reader = this::found;

    PartnerSession open() {
        return open(clocks);
    }

    PartnerSession open(Clocks clocks) {
        var us = SessionRules.us();
        var rules = new SessionRules(us.lifetime(), us.renewAfter(), longestWait, deadline);
        return new PartnerSession(rules, ports(clocks));
    }

    SessionPorts ports() {
        return ports(clocks);
    }

    private SessionPorts ports(Clocks clocks) {
        var machine =
                new SessionPorts.Machine(
                        clocks, timer, task -> threads.execute(task), () -> 0.5, () -> mayPark);
        return new SessionPorts(
                () -> reader.read(),
                new LockoutLedger(store, policy, clocks),
                listener,
                observers,
                machine);
    }

    CredentialsReader.Reading found() {
        readings.incrementAndGet();
        var credentials = new PartnerCredentials(appKey, "partner-id", PartnerSecret.of(secret));
        InMemorySecretStore kept = secretStore;
        PartnerSecret pending = kept == null ? null : kept.pending().orElse(null);
        return new CredentialsReader.Found(
                new AuthenticationTarget(
                        origin, kept == null ? credentials : kept.credentials(), pending),
                vendor,
                kept,
                confirmation);
    }

    void awaitCalls(int calls) {
        await(() -> vendor.calls.get() >= calls);
    }

    void awaitNews(int count) {
        await(() -> news.size() >= count);
    }

    void await(BooleanSupplier condition) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("in time").isLessThan(end);
            Thread.onSpinWait();
        }
    }

    @Override
    public void close() {
        vendor.gate.countDown();
        executor.shutdownNow();
    }

    private final class Listener implements SessionListener {
        @Override
        public void renewed(CachedToken token) {
            news.add(token);
            whenRenewed.run();
        }

        @Override
        public void refused(NotedRefusal refusal) {
            news.add(refusal.why());
        }

        @Override
        public void secretChanged(PartnerSecret accepted) {
            news.add("secret changed");
        }

        @Override
        public void appKeyChanged() {
            news.add("app key changed");
        }

        @Override
        public void secretNotKept(RuntimeException why) {
            news.add("secret not kept");
        }
    }
}
