package io.github.mpfinicity.store.jdbc.fleet;

import io.github.mpfinicity.PartnerCredentials;
import io.github.mpfinicity.PartnerSecret;
import io.github.mpfinicity.core.credentials.AuthenticationTarget;
import io.github.mpfinicity.core.lockout.LockoutLedger;
import io.github.mpfinicity.core.result.CachedToken;
import io.github.mpfinicity.core.result.Refusal;
import io.github.mpfinicity.core.result.TokenResult;
import io.github.mpfinicity.core.session.CredentialsReader;
import io.github.mpfinicity.core.session.NoOpListener;
import io.github.mpfinicity.core.session.PartnerSession;
import io.github.mpfinicity.core.session.SessionPorts;
import io.github.mpfinicity.core.store.CheckedStore;
import io.github.mpfinicity.core.store.PartnerStore;
import io.github.mpfinicity.core.store.StoreException;
import io.github.mpfinicity.core.time.ThreadTimer;
import io.github.mpfinicity.core.time.Timer;
import io.github.mpfinicity.microprofile.config.PartnerConfig;
import io.github.mpfinicity.microprofile.config.Settings;
import io.github.mpfinicity.microprofile.config.Stores;
import io.github.mpfinicity.microprofile.vendor.HttpPartnerGateway;
import io.github.mpfinicity.store.jdbc.JdbcStore;
import io.github.mpfinicity.store.redis.RedisEngine;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.HttpURLConnection;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;

/**
 * A node: session, ledger, gateway and store, set by system properties. A line in, a line out, in
 * the order in which answers come.
 *
 * <p>Two things are not as in earnest: a node waits for others, and after failures, for a fraction
 * of the time; and its clocks also go on when a test says so.
 */
public final class NodeMain {
    static final String URL = "fleet.database";
    static final String CLOCK = "fleet.clock";
    static final String SKEW = "fleet.skew";

    private static final Duration WAITS = Duration.ofSeconds(2);
    private static final int HASTE = 5;
    private static final double BACK_OFF = 0.01;

    private final ExecutorService threads = Executors.newCachedThreadPool(NodeMain::daemon);
    private final Timer timer = hasty(new ThreadTimer(NodeMain::daemon));
    private final Settings settings;
    private final PartnerCredentials credentials;
    private final WatchedStore store;
    private final PartnerSession session;

    private NodeMain(Config config) throws SQLException {
        settings =
                Settings.load(
                        PartnerConfig.ofDefault(config),
                        new Stores(NodeMain.class.getClassLoader(), Runnable::run));
        credentials =
                new PartnerCredentials(
                        config.getValue("finicity.app-key", String.class),
                        config.getValue("finicity.partner-id", String.class),
                        PartnerSecret.of(config.getValue("finicity.partner-secret", String.class)));
        store =
                new WatchedStore(
                        new CheckedStore(
                                engine(config.getValue(URL, String.class)), "finicity.store"));
        var clocks =
                new NodeClocks(
                        Path.of(config.getValue(CLOCK, String.class)),
                        Duration.parse(config.getValue(SKEW, String.class)));
        var gateway = new HttpPartnerGateway(settings, clocks);
        var target = new AuthenticationTarget(settings.baseUri().toString(), credentials, null);
        session =
                new PartnerSession(
                        settings.rules(),
                        new SessionPorts(
                                () -> new CredentialsReader.Found(target, gateway, null, ""),
                                new LockoutLedger(
                                        store,
                                        settings.lockout().policy(),
                                        clocks,
                                        settings.sharing(),
                                        () -> {}),
                                new NoOpListener(),
                                new SessionPorts.Machine(
                                        clocks,
                                        timer,
                                        threads,
                                        () -> ThreadLocalRandom.current().nextDouble(BACK_OFF),
                                        () -> true)));
    }

    private PartnerStore engine(String url) throws SQLException {
        return url.startsWith("redis:")
                ? new RedisEngine().open(Map.of("finicity.store.redis.url", url), threads)
                : new JdbcStore(new NodeSource(url).pool(), "finicity_partner", true, threads);
    }

    public static void main(String[] args) throws IOException, SQLException {
        var node = new NodeMain(ConfigProvider.getConfig());
        node.checkStore();
        System.out.println("ready");
        var in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            String command = line;
            node.threads.execute(() -> System.out.println(node.answer(command)));
        }
        Runtime.getRuntime().halt(0);
    }

    /** Of no effect on a database that is not there: the first use checks it then. */
    private void checkStore() {
        try {
            store.read("nobody");
        } catch (StoreException e) {
            // Whoever is asked to say something will say it.
        }
    }

    private String answer(String command) {
        try {
            return switch (command) {
                case "ask" -> said(asked());
                case "ask once" -> said(session.current(Duration.ZERO));
                case "call" -> called(this::asked);
                case "call once" -> called(() -> session.current(Duration.ZERO));
                case "look" -> looked();
                default -> "what?";
            };
        } catch (Exception e) {
            return e.toString();
        }
    }

    /** Asks until it is more than that there is no token at the moment. */
    private TokenResult asked() {
        while (true) {
            TokenResult answer = session.current(Duration.ZERO);
            if (!(answer instanceof Refusal.Unavailable unavailable)) {
                return answer;
            }
            var over = new CompletableFuture<Void>();
            timer.after(unavailable.retryAfter(), () -> over.complete(null));
            over.join();
        }
    }

    /** As the filters do: with another token if the vendor refuses the one it had. */
    private String called(Supplier<TokenResult> tokens) throws IOException {
        TokenResult answer = tokens.get();
        if (answer instanceof CachedToken held
                && get(held) == HttpURLConnection.HTTP_UNAUTHORIZED) {
            session.invalidate(held.token());
            answer = tokens.get();
        }
        return answer instanceof CachedToken held ? get(held) + " " + said(held) : said(answer);
    }

    private int get(CachedToken held) throws IOException {
        var call =
                (HttpURLConnection)
                        settings.baseUri()
                                .resolve("/aggregation/v1/customers")
                                .toURL()
                                .openConnection();
        call.setRequestProperty("Accept", "application/json");
        call.setRequestProperty(settings.region().appKeyHeader(), credentials.appKey());
        call.setRequestProperty(settings.region().appTokenHeader(), held.token().value());
        int status = call.getResponseCode();
        call.disconnect();
        return status;
    }

    /** Whoever waits reads twice; once a third reading begins he has drawn his conclusions. */
    private String looked() throws InterruptedException {
        store.awaitUses(3);
        return "looked";
    }

    private static String said(TokenResult answer) {
        if (answer instanceof CachedToken held) {
            return "token " + Integer.toHexString(held.token().value().hashCode());
        }
        return answer instanceof Refusal.Unavailable unavailable
                ? unavailable.reason().toString()
                : answer.getClass().getSimpleName();
    }

    /** Deadlines stay as they are. */
    private static Timer hasty(Timer real) {
        return (delay, task) ->
                real.after(delay.compareTo(WAITS) > 0 ? delay : delay.dividedBy(HASTE), task);
    }

    private static Thread daemon(Runnable task) {
        var thread = new Thread(task, "node");
        thread.setDaemon(true);
        return thread;
    }
}
