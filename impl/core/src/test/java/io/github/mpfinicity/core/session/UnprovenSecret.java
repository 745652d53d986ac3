package io.github.mpfinicity.core.session;

import io.github.mpfinicity.GracePeriod;
import io.github.mpfinicity.PartnerCredentials;
import io.github.mpfinicity.PartnerSecret;
import io.github.mpfinicity.core.credentials.AuthenticationTarget;
import io.github.mpfinicity.core.lockout.LockoutLedger;
import io.github.mpfinicity.core.record.LockoutPolicy;
import io.github.mpfinicity.core.result.CachedToken;
import io.github.mpfinicity.core.store.PartnerStore;
import io.github.mpfinicity.core.store.StoreException;
import io.github.mpfinicity.core.time.ManualClocks;
import io.github.mpfinicity.core.time.Moment;
import io.github.mpfinicity.core.time.SimulatedTimer;
import io.github.mpfinicity.core.vendor.Outcome;
import io.github.mpfinicity.core.vendor.PartnerGateway;
import io.github.mpfinicity.core.vendor.VendorReply;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Five hours of a secret that never worked, with callers who ask all the time, and three kills. One
 * thread plays all: while the vendor takes its time, the other callers go on asking.
 */
public final class UnprovenSecret {
    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final Duration FIVE_HOURS = Duration.ofHours(5);

    /** After a start or a send, callers ask every second for so long. */
    private static final Duration EAGER = Duration.ofMinutes(2);

    private static final Duration PATIENT = Duration.ofSeconds(30);

    /** The failure at which the vendor locks. */
    private static final int LOCKS_AT = 5;

    private final ManualClocks clocks = new ManualClocks();
    private final PartnerStore store;
    private final int callers;
    private final List<Reply> answers;
    private final Random random;

    /** Of its own: how often callers ask says nothing about when a process is killed. */
    private final Random killer;

    private Life life;
    private Moment eager = clocks.now();
    private boolean killSoon;
    private int sends;

    /**
     * What the vendor does with a request.
     *
     * @param arrives whether the vendor counts it
     * @param takes how long it is about it
     */
    public record Reply(String name, boolean arrives, Duration takes, Supplier<Outcome> end) {
        @Override
        public String toString() {
            return name;
        }
    }

    public UnprovenSecret(PartnerStore store, int callers, List<Reply> answers, long seed) {
        this.store = store;
        this.callers = callers;
        this.answers = answers;
        this.random = new Random(seed);
        this.killer = new Random(seed + 1);
        this.life = new Life();
    }

    /** Each kind of the table of charges, and what no table can know. */
    public static List<Reply> answers() {
        Stream<Reply> statuses =
                IntStream.of(
                                100, 200, 204, 302, 307, 400, 401, 403, 404, 407, 408, 421, 425,
                                429, 451, 499, 500, 502, 503, 504, 599)
                        .mapToObj(status -> reply(status, null, null));
        Stream<Reply> codes =
                Stream.of("10001", "10021", "12401", "10027", "10005", "24302", "99999")
                        .flatMap(
                                code ->
                                        IntStream.of(401, 429)
                                                .mapToObj(status -> reply(status, code, null)));
        Stream<Reply> pauses =
                Stream.of(0L, 1L, 59L, 600L, 1800L, 999_999_999L)
                        .map(seconds -> reply(429, null, Duration.ofSeconds(seconds)));
        Stream<Reply> silence =
                Stream.of(
                        new Reply("reset", true, SECOND, () -> new Outcome.Unknown("reset")),
                        new Reply(
                                "late 429",
                                true,
                                Duration.ofSeconds(25),
                                () -> new Outcome.RateLimited(null)),
                        new Reply("exception", true, SECOND, UnprovenSecret::broken),
                        new Reply("no route", false, SECOND, () -> new Outcome.NotSent("route")));
        return Stream.of(statuses, codes, pauses, silence).flatMap(each -> each).toList();
    }

    /** Those after which something may be sent again. */
    public static List<Reply> passing() {
        return answers().stream()
                .filter(each -> each.name().matches("(429|403|5|2|1|3|late|no route).*"))
                .filter(each -> !each.name().matches(".* \\d{5} .*"))
                .toList();
    }

    private static Reply reply(int status, String code, Duration retryAfter) {
        return new Reply(
                status + " " + code + " " + retryAfter,
                true,
                SECOND,
                new VendorReply(status, null, code, retryAfter)::outcome);
    }

    private static Outcome broken() {
        throw new IllegalStateException("broken");
    }

    /** How often the secret arrived at the vendor. */
    public int sends() {
        Moment end = clocks.now().plus(FIVE_HOURS);
        int kills = 0;
        Moment nextKill = someTime();
        while (clocks.now().isBefore(end)) {
            ask(callers);
            if (life.dead || (kills < 3 && !clocks.now().isBefore(nextKill))) {
                life.dead = true;
                life = new Life();
                eager = clocks.now();
                kills++;
                nextKill = someTime();
            }
            boolean calm = clocks.now().since(eager).compareTo(EAGER) > 0;
            life.timer.pass(calm ? PATIENT : SECOND);
        }
        if (kills < 3) {
            throw new IllegalStateException("killed only " + kills + " times");
        }
        return sends;
    }

    /** Often in the middle of the next request. */
    private Moment someTime() {
        killSoon = killer.nextBoolean();
        return clocks.now().plus(Duration.ofSeconds(killer.nextInt(1, 3600)));
    }

    private void ask(int count) {
        for (int i = 0; i < count; i++) {
            life.session.currentAsync();
        }
    }

    /** One life of the process: what it does once it is dead reaches neither store nor clock. */
    private final class Life implements PartnerStore, PartnerGateway {
        private final SimulatedTimer timer = new SimulatedTimer(clocks);
        private boolean dead;
        private final PartnerSession session =
                new PartnerSession(
                        SessionRules.us(),
                        new SessionPorts(
                                () -> new CredentialsReader.Found(TARGET, this, null, ""),
                                new LockoutLedger(this, LockoutPolicy.standard(), clocks),
                                new Unexpected(),
                                new SessionPorts.Machine(
                                        clocks,
                                        timer,
                                        Runnable::run,
                                        random::nextDouble,
                                        () -> true)));

        @Override
        public Outcome authenticate(PartnerCredentials credentials) {
            Reply answer = answers.get(random.nextInt(answers.size()));
            sends += answer.arrives() ? 1 : 0;
            eager = clocks.now();
            timer.pass(answer.takes());
            ask(callers - 1);
            if (killSoon) {
                killSoon = false;
                dead = true;
            }
            return sends >= LOCKS_AT ? new Outcome.Locked(401) : answer.end().get();
        }

        @Override
        public Outcome changeSecret(
                PartnerCredentials current, PartnerSecret next, GracePeriod grace) {
            throw new UnsupportedOperationException();
        }

        @Override
        public String read(String key) {
            return living().read(key);
        }

        @Override
        public boolean compareAndSet(String key, String expected, String next) {
            return living().compareAndSet(key, expected, next);
        }

        private PartnerStore living() {
            if (dead) {
                throw new StoreException("the process is dead");
            }
            return store;
        }

        @Override
        public boolean outlivesProcess() {
            return store.outlivesProcess();
        }

        @Override
        public Turn turn(String key, BooleanSupplier givenUp) {
            return store.turn(key, givenUp);
        }
    }

    private static final AuthenticationTarget TARGET =
            new AuthenticationTarget(
                    "https://vendor",
                    new PartnerCredentials("app-key", "partner-id", PartnerSecret.of("wrong")),
                    null);

    private static final class Unexpected extends NoOpListener {
        @Override
        public void renewed(CachedToken token) {
            throw new AssertionError("renewed");
        }
    }
}
