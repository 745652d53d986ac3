package io.github.mpfinicity.contract.live;

import io.github.mpfinicity.PartnerSecret;
import io.github.mpfinicity.core.credentials.AuthenticationTarget;
import io.github.mpfinicity.core.lockout.LockoutLedger;
import io.github.mpfinicity.core.result.CachedToken;
import io.github.mpfinicity.core.result.TokenResult;
import io.github.mpfinicity.core.session.CredentialsReader;
import io.github.mpfinicity.core.session.NotedRefusal;
import io.github.mpfinicity.core.session.PartnerSession;
import io.github.mpfinicity.core.session.SessionListener;
import io.github.mpfinicity.core.session.SessionPorts;
import io.github.mpfinicity.core.store.FileStore;
import io.github.mpfinicity.core.time.Clocks;
import io.github.mpfinicity.core.time.ThreadTimer;
import io.github.mpfinicity.core.vendor.PartnerGateway;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** The library's session with its lockout guard, on a file and another gateway than its own. */
final class GuardedSession implements AutoCloseable {
    private final ExecutorService threads = Executors.newCachedThreadPool(GuardedSession::daemon);
    private final ThreadTimer timer = new ThreadTimer(GuardedSession::daemon);
    private final PartnerSession session;

    GuardedSession(Target target, PartnerGateway gateway) {
        var settings = target.settings();
        Clocks clocks = Clocks.system();
        var login =
                new AuthenticationTarget(settings.baseUri().toString(), target.credentials(), null);
        var found = new CredentialsReader.Found(login, gateway, null, target.confirmedUnlocked());
        var ledger =
                new LockoutLedger(
                        new FileStore(target.store()), settings.lockout().policy(), clocks);
        session =
                new PartnerSession(
                        settings.rules(),
                        new SessionPorts(
                                () -> found,
                                ledger,
                                new Nobody(),
                                new SessionPorts.Machine(
                                        clocks, timer, threads, () -> 0, () -> true)));
    }

    /** A token, or why there is none. */
    TokenResult current() {
        return session.current(Duration.ZERO);
    }

    @Override
    public void close() {
        session.close();
        timer.close();
        threads.shutdown();
    }

    private static Thread daemon(Runnable task) {
        var thread = new Thread(task, "live");
        thread.setDaemon(true);
        return thread;
    }

    /** What there is to know is in the answer. */
    private static final class Nobody implements SessionListener {
        @Override
        public void renewed(CachedToken token) {}

        @Override
        public void refused(NotedRefusal refusal) {}

        @Override
        public void secretChanged(PartnerSecret accepted) {}

        @Override
        public void appKeyChanged() {}

        @Override
        public void secretNotKept(RuntimeException why) {}
    }
}
