package io.github.mpfinicity.core.schedules;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mpfinicity.AccountStatus.Activity;
import io.github.mpfinicity.GracePeriod;
import io.github.mpfinicity.PartnerCredentials;
import io.github.mpfinicity.PartnerSecret;
import io.github.mpfinicity.WritablePartnerCredentialsSource;
import io.github.mpfinicity.core.credentials.AuthenticationTarget;
import io.github.mpfinicity.core.lockout.LockoutLedger;
import io.github.mpfinicity.core.observe.Observers;
import io.github.mpfinicity.core.record.LockoutPolicy;
import io.github.mpfinicity.core.result.CachedToken;
import io.github.mpfinicity.core.result.Refusal;
import io.github.mpfinicity.core.result.TokenResult;
import io.github.mpfinicity.core.session.CredentialsReader;
import io.github.mpfinicity.core.session.NoOpListener;
import io.github.mpfinicity.core.session.PartnerSession;
import io.github.mpfinicity.core.session.SessionPorts;
import io.github.mpfinicity.core.session.SessionRules;
import io.github.mpfinicity.core.store.MemoryStore;
import io.github.mpfinicity.core.store.PartnerStore;
import io.github.mpfinicity.core.time.ManualClocks;
import io.github.mpfinicity.core.time.ManualTimer;
import io.github.mpfinicity.core.time.Moment;
import io.github.mpfinicity.core.vendor.Outcome;
import io.github.mpfinicity.core.vendor.PartnerGateway;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A session with fakes that notice what must not be. Only the thread that runs touches them. */
abstract class SessionScene implements Scene {
    final ManualClocks clocks = new ManualClocks();
    final ManualTimer timer = new ManualTimer();
    final List<String> wrong = new ArrayList<>();
    final PartnerSession session;
    private final PartnerStore store;
    Function<Integer, Outcome> answer = number -> new Outcome.Accepted("token-" + number);
    int sent;
    private final List<Moment> underWay = new ArrayList<>();

    SessionScene() {
        this(new MemoryStore());
    }

    SessionScene(PartnerStore store) {
        this.store = store;
        this.session = open();
    }

    /** A session with a ledger of its own. */
    final PartnerSession open() {
        var us = SessionRules.us();
        var rules =
                new SessionRules(
                        us.lifetime(), us.renewAfter(), Duration.ofHours(1), us.deadline());
        var machine =
                new SessionPorts.Machine(
                        clocks, this::soon, Schedule::start, () -> 0.5, () -> true);
        var listener = new Listener();
        var ledger = new LockoutLedger(store, LockoutPolicy.standard(), clocks);
        return new PartnerSession(
                rules, new SessionPorts(this::found, ledger, listener, new Observers(), machine));
    }

    private CredentialsReader.Reading found() {
        outside("the source of credentials");
        return new CredentialsReader.Found(target(), new Gateway(), place(), "");
    }

    final AuthenticationTarget target() {
        WritablePartnerCredentialsSource place = place();
        PartnerSecret pending = place == null ? null : place.pending().orElse(null);
        return new AuthenticationTarget("https://vendor", credentials(), pending);
    }

    PartnerCredentials credentials() {
        return new PartnerCredentials("app-key", "partner-id", PartnerSecret.of("secret"));
    }

    /** Where a new secret is kept; null in scenes that do not change it. */
    @Nullable WritablePartnerCredentialsSource place() {
        return null;
    }

    /** The vendor's answer to one authentication. */
    Outcome answer(PartnerCredentials presented, int number) {
        return answer.apply(number);
    }

    Outcome answerToChange(PartnerCredentials current, PartnerSecret next) {
        throw new IllegalStateException("this scene does not change the secret");
    }

    /** True if a request may be sent although one that began then is under way. */
    boolean mayBeginBeside(Moment earlier) {
        return false;
    }

    /** Keeps deadlines. The end of a turn whose holder does not answer lies beyond each scene. */
    Runnable soon(Duration delay, Runnable task) {
        return delay.compareTo(LockoutPolicy.AGEING) < 0 ? timer.after(delay, task) : () -> {};
    }

    TokenResult call() {
        return session.current(Duration.ZERO);
    }

    /** A caller that is told of a refusal must find it in the state already. */
    void callAndLook() {
        TokenResult result = call();
        if (result instanceof Refusal && session.status().activity() == Activity.IN_FLIGHT) {
            wrong.add("a caller was woken before the refusal was published");
        }
    }

    @Override
    public void check() {
        assertThat(wrong).isEmpty();
    }

    /** Notices a lock that is held while code runs that is not the session's own. */
    void outside(String who) {
        long me = Thread.currentThread().getId();
        ThreadInfo info =
                ManagementFactory.getThreadMXBean().getThreadInfo(new long[] {me}, true, false)[0];
        if (info.getLockedMonitors().length > 0) {
            wrong.add("a lock is held while " + who + " is at work");
        }
    }

    private final class Gateway implements PartnerGateway {
        @Override
        public Outcome authenticate(PartnerCredentials credentials) {
            int number = ++sent;
            return exchanged(() -> answer(credentials, number));
        }

        @Override
        public Outcome changeSecret(
                PartnerCredentials current, PartnerSecret next, GracePeriod grace) {
            return exchanged(() -> answerToChange(current, next));
        }

        private Outcome exchanged(Supplier<Outcome> request) {
            outside("the vendor");
            if (!underWay.stream().allMatch(SessionScene.this::mayBeginBeside)) {
                wrong.add("two authentications are under way");
            }
            Moment began = clocks.now();
            underWay.add(began);
            Schedule.outside();
            underWay.remove(began);
            return request.get();
        }
    }

    private final class Listener extends NoOpListener {
        @Override
        public void renewed(CachedToken token) {
            outside("a listener");
        }
    }
}
