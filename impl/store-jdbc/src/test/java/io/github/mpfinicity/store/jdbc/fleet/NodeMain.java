package io.github.mpfinicity.store.jdbc.fleet;

import io.github.mpfinicity.GracePeriod;
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
import io.github.mpfinicity.core.vendor.PartnerGateway;
import io.github.mpfinicity.microprofile.config.PartnerConfig;
import io.github.mpfinicity.microprofile.config.Settings;
import io.github.mpfinicity.microprofile.config.Stores;
import io.github.mpfinicity.microprofile.vendor.HttpPartnerGateway;
import io.github.mpfinicity.store.jdbc.JdbcStore;
import io.github.mpfinicity.store.jdbc.history.HistoryFile;
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
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;
import org.jspecify.annotations.Nullable;

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

    /** Where the process writes down its calls of the store; nowhere unless set. */
    static final String HISTORY = "fleet.history";

    /** The file with the secret, which a change replaces; unless set, the secret is a setting. */
    static final String SECRET_FILE = "fleet.secret-file";

    private static final Duration WAITS = Duration.ofSeconds(2);
    private static final int HASTE = 5;
    private static final double BACK_OFF = 0.01;

    private final ExecutorService threads = Executors.newCachedThreadPool(NodeMain::daemon);
    private final Timer timer = hasty(new ThreadTimer(NodeMain::daemon));
    private final Settings settings;
    private final Config config;
    private final SelfSignal signal = new SelfSignal();
    private final WatchedStore store;
    private final PartnerSession session;

    private NodeMain(Config config) throws SQLException {
        this.config = config;
        settings =
                Settings.load(
                        PartnerConfig.ofDefault(config),
                        new Stores(NodeMain.class.getClassLoader(), Runnable::run));
        store =
                new WatchedStore(
                        recorded(
                                new CheckedStore(
                                        engine(config.getValue(URL, String.class)),
                                        "finicity.store")));
        var clocks =
                new NodeClocks(
                        Path.of(config.getValue(CLOCK, String.class)),
                        Duration.parse(config.getValue(SKEW, String.class)));
        var gateway = new HttpPartnerGateway(settings, clocks);
        session =
                new PartnerSession(
                        settings.rules(),
                        new SessionPorts(
                                reader(gateway),
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

    private PartnerStore recorded(PartnerStore plain) {
        return config.getOptionalValue(HISTORY, String.class)
                .<PartnerStore>map(
                        file -> new RecordedStore(plain, new HistoryFile(Path.of(file)), signal))
                .orElse(plain);
    }

    private CredentialsReader reader(PartnerGateway gateway) {
        Optional<String> file = config.getOptionalValue(SECRET_FILE, String.class);
        if (file.isEmpty()) {
            String secret = config.getValue("finicity.partner-secret", String.class);
            AuthenticationTarget target = target(credentials(secret), null);
            return () -> new CredentialsReader.Found(target, gateway, null, "");
        }
        var keeper = new NodeKeeper(Path.of(file.get()), this::credentials, signal);
        return () -> {
            PartnerSecret pending = keeper.pending().orElse(null);
            AuthenticationTarget target = target(keeper.credentials(), pending);
            return new CredentialsReader.Found(target, gateway, keeper, "");
        };
    }

    private AuthenticationTarget target(
            PartnerCredentials present, @Nullable PartnerSecret pending) {
        return new AuthenticationTarget(settings.baseUri().toString(), present, pending);
    }

    private PartnerCredentials credentials(String secret) {
        return new PartnerCredentials(
                config.getValue("finicity.app-key", String.class),
                config.getValue("finicity.partner-id", String.class),
                PartnerSecret.of(secret));
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
                case "confirm" -> confirmed(session.confirmUnlocked());
                default -> told(command.split(" "));
            };
        } catch (Exception e) {
            return e.toString();
        }
    }

    private String told(String[] words) {
        return switch (words[0]) {
            case "change" -> changed(words[1], GracePeriod.valueOf(words[2]));
            case "signal" -> {
                signal.at(words[1], Integer.parseInt(words[2]));
                yield "armed";
            }
            default -> "what?";
        };
    }

    private String changed(String secret, GracePeriod grace) {
        return session.changeSecret(PartnerSecret.of(secret), grace).getClass().getSimpleName();
    }

    private static String confirmed(@Nullable Refusal why) {
        return why == null ? "confirmed" : said(why);
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
        call.setRequestProperty(
                settings.region().appKeyHeader(),
                config.getValue("finicity.app-key", String.class));
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
