package io.github.mpfinicity.core.process;

import io.github.mpfinicity.GracePeriod;
import io.github.mpfinicity.PartnerCredentials;
import io.github.mpfinicity.PartnerSecret;
import io.github.mpfinicity.core.credentials.AuthenticationTarget;
import io.github.mpfinicity.core.credentials.SecretFile;
import io.github.mpfinicity.core.lockout.LockoutLedger;
import io.github.mpfinicity.core.record.LockoutPolicy;
import io.github.mpfinicity.core.result.TokenResult;
import io.github.mpfinicity.core.session.CredentialsReader;
import io.github.mpfinicity.core.session.NoOpListener;
import io.github.mpfinicity.core.session.PartnerSession;
import io.github.mpfinicity.core.session.SessionPorts;
import io.github.mpfinicity.core.session.SessionRules;
import io.github.mpfinicity.core.store.FileStore;
import io.github.mpfinicity.core.time.Clocks;
import io.github.mpfinicity.core.time.Moment;
import io.github.mpfinicity.core.time.ThreadTimer;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Consumer;

/**
 * An application: a session put together as in production, one question to it, and a crash. Tells
 * where it is, and stops where it was told to.
 */
public final class NodeMain {
    static final String ORIGIN = "https://vendor";

    private NodeMain() {}

    /**
     * Arguments: store file, the vendor's port, secret file, where to stop, a new secret or none,
     * by how much the wall clock is ahead.
     */
    public static void main(String[] args) {
        run(args, System.out::println, NodeMain::awaitLine);
        Runtime.getRuntime().halt(0);
    }

    /** Only types of the JDK: called through class loaders, too. */
    public static void run(String[] args, Consumer<String> out, Runnable pause) {
        var where =
                new Positions() {
                    @Override
                    public void at(String position) {
                        if (position.equals(args[3])) {
                            out.accept(position);
                            pause.run();
                        }
                    }

                    @Override
                    public void waiting() {
                        out.accept("waiting");
                    }
                };
        var store = new WatchedStore(new FileStore(Path.of(args[0])), where);
        Duration ahead = Duration.parse(args[5]);
        Clocks clocks = () -> new Moment(Instant.now().plus(ahead), System.nanoTime());
        var ledger = new LockoutLedger(store, LockoutPolicy.standard(), clocks);
        var gateway = new LineGateway(Integer.parseInt(args[1]), where);
        var file = new SecretFile("finicity.secret-file", Path.of(args[2]), Clocks.system());
        var keeper = new FileKeeper(file, where);
        var machine =
                new SessionPorts.Machine(
                        clocks,
                        new ThreadTimer(NodeMain::daemon),
                        NodeMain::onDaemon,
                        () -> 0.5,
                        () -> true);
        var ports =
                new SessionPorts(() -> found(keeper, gateway), ledger, new NoOpListener(), machine);
        where.at("ready");
        var session = new PartnerSession(SessionRules.us(), ports);
        TokenResult answer = session.current(Duration.ZERO);
        out.accept(answer.getClass().getSimpleName() + " " + ledger.attempts().used());
        if (!args[4].isEmpty()) {
            var next = PartnerSecret.of(args[4]);
            Object result = session.changeSecret(next, GracePeriod.NONE);
            out.accept(result.getClass().getSimpleName() + " " + ledger.attempts().used());
        }
    }

    private static CredentialsReader.Reading found(FileKeeper keeper, LineGateway gateway) {
        PartnerSecret pending = keeper.pending().orElse(null);
        var target = new AuthenticationTarget(ORIGIN, keeper.credentials(), pending);
        return new CredentialsReader.Found(target, gateway, keeper, "");
    }

    static AuthenticationTarget target(String secret) {
        var credentials = new PartnerCredentials("app-key", "partner-id", PartnerSecret.of(secret));
        return new AuthenticationTarget(ORIGIN, credentials, null);
    }

    private static void onDaemon(Runnable task) {
        daemon(task).start();
    }

    private static Thread daemon(Runnable task) {
        var thread = new Thread(task);
        thread.setDaemon(true);
        return thread;
    }

    private static void awaitLine() {
        try {
            if (System.in.read() < 0) {
                Runtime.getRuntime().halt(1);
            }
        } catch (IOException e) {
            Runtime.getRuntime().halt(1);
        }
    }

    interface Positions {
        void at(String position);

        void waiting();
    }
}
