package io.github.mpfinicity.core.session;

import io.github.mpfinicity.GracePeriod;
import io.github.mpfinicity.PartnerCredentials;
import io.github.mpfinicity.PartnerSecret;
import io.github.mpfinicity.core.credentials.AuthenticationTarget;
import io.github.mpfinicity.core.credentials.CredentialPart;
import io.github.mpfinicity.core.lockout.LockoutLedger;
import io.github.mpfinicity.core.record.LockoutPolicy;
import io.github.mpfinicity.core.result.CachedToken;
import io.github.mpfinicity.core.result.TokenResult;
import io.github.mpfinicity.core.store.MemoryStore;
import io.github.mpfinicity.core.store.PartnerStore;
import io.github.mpfinicity.core.time.ManualClocks;
import io.github.mpfinicity.core.time.ManualTimer;
import io.github.mpfinicity.core.vendor.Outcome;
import io.github.mpfinicity.core.vendor.PartnerGateway;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A session on one thread that reaches everything outside itself through a fuse. */
final class FusedWorld {
    final ManualClocks clocks = new ManualClocks();
    final ManualTimer timer = new ManualTimer();
    final List<CompletableFuture<TokenResult>> asked = new ArrayList<>();
    final PartnerSession session;
    Function<PartnerCredentials, Outcome> vendor = c -> new Outcome.Accepted("token");
    int sends;
    int mostUnanswered;
    private int unanswered;
    private final Fuse fuse;
    private final MemoryStore memory = new MemoryStore();

    FusedWorld(Fuse fuse) {
        this.fuse = fuse;
        var us = SessionRules.us();
        var wait = Duration.ofMillis(1);
        var rules = new SessionRules(us.lifetime(), us.renewAfter(), wait, us.deadline());
        var machine =
                new SessionPorts.Machine(
                        () -> {
                            if (!fuse.spares()) {
                                fuse.transition();
                            }
                            return clocks.now();
                        },
                        (delay, task) -> fuse.around(() -> timer.after(delay, task)),
                        task -> fuse.around(task),
                        () -> fuse.around(() -> 0.5),
                        () -> fuse.around(() -> true));
        var ledger = new LockoutLedger(new Store(), LockoutPolicy.standard(), clocks);
        var ports =
                new SessionPorts(() -> fuse.around(this::found), ledger, new Listener(), machine);
        session = new PartnerSession(rules, ports);
    }

    /** Asks in both ways; null for what was thrown at the caller. */
    @Nullable TokenResult ask() {
        TokenResult answer = null;
        try {
            fuse.spare(2);
            answer = session.current(Duration.ZERO);
        } catch (Throwable e) {
            // The caller has ended, too.
        }
        try {
            fuse.spare(2);
            asked.add(session.currentAsync().toCompletableFuture());
        } catch (Throwable e) {
            // The caller has ended, too.
        }
        return answer;
    }

    private CredentialsReader.Reading found() {
        var credentials =
                new PartnerCredentials("app-key", "partner-id", PartnerSecret.of("secret"));
        return new CredentialsReader.Found(
                new AuthenticationTarget("https://vendor", credentials, null),
                new Vendor(),
                null,
                "");
    }

    static Outcome wrong() {
        return new Outcome.Rejected(CredentialPart.PARTNER_SECRET, 401, "10001");
    }

    private final class Vendor implements PartnerGateway {
        @Override
        public Outcome authenticate(PartnerCredentials credentials) {
            return fuse.around(
                    () -> {
                        sends++;
                        Outcome outcome = vendor.apply(credentials);
                        unanswered = outcome instanceof Outcome.Accepted ? 0 : unanswered + 1;
                        mostUnanswered = Math.max(mostUnanswered, unanswered);
                        return outcome;
                    });
        }

        @Override
        public Outcome changeSecret(PartnerCredentials now, PartnerSecret next, GracePeriod grace) {
            throw new UnsupportedOperationException();
        }
    }

    private final class Store implements PartnerStore {
        @Override
        public @Nullable String read(String key) {
            fuse.transition();
            return memory.read(key);
        }

        @Override
        public boolean compareAndSet(String key, @Nullable String expected, String next) {
            return fuse.around(() -> memory.compareAndSet(key, expected, next));
        }

        @Override
        public boolean outlivesProcess() {
            return false;
        }
    }

    private final class Listener implements SessionListener {
        @Override
        public void renewed(CachedToken token) {
            fuse.transition();
        }

        @Override
        public void refused(NotedRefusal refusal) {
            fuse.transition();
        }

        @Override
        public void secretChanged(PartnerSecret accepted) {
            fuse.transition();
        }

        @Override
        public void appKeyChanged() {
            fuse.transition();
        }

        @Override
        public void secretNotKept(RuntimeException why) {
            fuse.transition();
        }
    }
}
