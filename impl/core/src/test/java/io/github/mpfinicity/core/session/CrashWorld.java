package io.github.mpfinicity.core.session;

import static java.util.Objects.requireNonNull;

import io.github.mpfinicity.GracePeriod;
import io.github.mpfinicity.PartnerCredentials;
import io.github.mpfinicity.PartnerSecret;
import io.github.mpfinicity.WritablePartnerCredentialsSource;
import io.github.mpfinicity.core.credentials.AuthenticationTarget;
import io.github.mpfinicity.core.credentials.CredentialPart;
import io.github.mpfinicity.core.lockout.LockoutLedger;
import io.github.mpfinicity.core.record.LockoutPolicy;
import io.github.mpfinicity.core.store.MemoryStore;
import io.github.mpfinicity.core.store.PartnerStore;
import io.github.mpfinicity.core.time.ManualClocks;
import io.github.mpfinicity.core.time.ManualTimer;
import io.github.mpfinicity.core.vendor.Outcome;
import io.github.mpfinicity.core.vendor.PartnerGateway;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A vendor, a store and a place for secrets that outlive the processes that use them. A process
 * runs on the thread of the test and can end before and after anything it does outside itself.
 */
final class CrashWorld {
    final ManualClocks clocks = new ManualClocks();
    final Set<String> accepted = new HashSet<>(Set.of("old-secret-1"));
    String present = "old-secret-1";
    @Nullable String pending;
    int failures;
    int mostFailures;
    boolean loseReplies;

    /** The store is one in memory, so it ends with its process. */
    boolean forgets;

    /** So many of the next authentications are counted, and answered like this. */
    int unanswered;

    Outcome answer = new Outcome.Unknown("lost");

    /** What a change is answered, and not made; null if it is made. */
    @Nullable Outcome no;

    /**
     * What was sent and did not succeed, and processes that ended: at most so much is chargeable.
     */
    int chargeable;

    /** Decides what comes back; null for a vendor that does what it should. */
    @Nullable Random reason;

    boolean explained = true;
    final Set<String> dead = new HashSet<>();
    final List<String> presentedDead = new ArrayList<>();

    /** Said by the vendor, and known for good once anything was done after it. */
    private @Nullable String dying;

    private MemoryStore memory = new MemoryStore();
    private int point;
    private int crashAt;

    /** The end of a process. */
    static final class Crash extends Error {
        private static final long serialVersionUID = 1L;
    }

    /** Starts a process that ends at that point; 0 is never. */
    PartnerSession start(int endsAt) {
        point = 0;
        dying = null;
        crashAt = endsAt;
        memory = forgets ? new MemoryStore() : memory;
        var machine =
                new SessionPorts.Machine(
                        clocks, new ManualTimer(), Runnable::run, () -> 0.5, () -> true);
        var ledger = new LockoutLedger(new Store(), LockoutPolicy.standard(), clocks);
        var ports = new SessionPorts(this::read, ledger, new SessionFixture().listener, machine);
        return new PartnerSession(SessionRules.us(), ports);
    }

    private CredentialsReader.Reading read() {
        var secret = pending == null ? null : PartnerSecret.of(pending);
        var target = new AuthenticationTarget("https://vendor", keeper.credentials(), secret);
        return new CredentialsReader.Found(target, new Vendor(), keeper, "");
    }

    /** Whether the process has ended: from then on it reaches nothing outside itself. */
    boolean isEnded() {
        return crashAt > 0 && point >= crashAt;
    }

    private void mayEnd() {
        point++;
        if (point == crashAt) {
            chargeable++;
        }
        if (isEnded()) {
            throw new Crash();
        }
    }

    private <T> T around(Supplier<T> effect) {
        mayEnd();
        T result = effect.get();
        if (dying != null) {
            dead.add(dying);
            dying = null;
        }
        mayEnd();
        return result;
    }

    private final class Store implements PartnerStore {
        @Override
        public @Nullable String read(String key) {
            return memory.read(key);
        }

        @Override
        public boolean compareAndSet(String key, @Nullable String expected, String next) {
            return around(() -> memory.compareAndSet(key, expected, next));
        }

        @Override
        public boolean outlivesProcess() {
            // Fingerprints need not be slow here.
            return false;
        }

        /** Whoever has died holds nothing any more. */
        @Override
        public Turn turn(String key, BooleanSupplier givenUp) {
            return () -> {};
        }
    }

    private final class Vendor implements PartnerGateway {
        @Override
        public Outcome authenticate(PartnerCredentials credentials) {
            present(credentials);
            chargeable++;
            Outcome outcome = authenticated(credentials);
            chargeable -= outcome instanceof Outcome.Accepted ? 1 : notSent(outcome);
            return outcome;
        }

        private int notSent(Outcome outcome) {
            return outcome instanceof Outcome.NotSent ? 1 : 0;
        }

        private Outcome authenticated(PartnerCredentials credentials) {
            if (unanswered > 0) {
                unanswered--;
                around(() -> counted(credentials));
                return answer;
            }
            Outcome odd = odd(List.of(new Outcome.Unexplained(404, null)));
            if (odd != null) {
                boolean arrives = reason != null && reason.nextBoolean();
                if (arrives && !(odd instanceof Outcome.NotSent)) {
                    around(() -> counted(credentials));
                }
                explained &= !(odd instanceof Outcome.Unexplained);
                return odd;
            }
            boolean right = around(() -> counted(credentials));
            return right
                    ? new Outcome.Accepted("token")
                    : new Outcome.Rejected(CredentialPart.PARTNER_SECRET, 401, "10001");
        }

        @Override
        public Outcome changeSecret(PartnerCredentials now, PartnerSecret next, GracePeriod grace) {
            present(now);
            // Also where the process ends before it hears of it.
            chargeable++;
            Outcome outcome = asked(now, next, grace);
            chargeable -= notSent(outcome);
            if (isNo(outcome)) {
                dying = next.value();
            }
            return outcome;
        }

        private static boolean isNo(Outcome outcome) {
            return outcome instanceof Outcome.ChangeRefused
                    || outcome instanceof Outcome.NotSent
                    || outcome instanceof Outcome.Rejected
                    || outcome instanceof Outcome.Locked;
        }

        private Outcome asked(PartnerCredentials now, PartnerSecret next, GracePeriod grace) {
            if (no != null) {
                return around(() -> requireNonNull(no));
            }
            Outcome odd = odd(List.of(new Outcome.ChangeRefused(400, "24437")));
            if (odd != null) {
                boolean arrives = reason != null && reason.nextBoolean();
                boolean refused = odd instanceof Outcome.ChangeRefused;
                if (arrives && !refused && !(odd instanceof Outcome.NotSent)) {
                    around(() -> changed(now, next, grace));
                }
                return odd;
            }
            boolean right = around(() -> changed(now, next, grace));
            if (right && grace == GracePeriod.NONE && !loseReplies) {
                dying = now.partnerSecret().value();
            }
            if (loseReplies) {
                return new Outcome.Unknown("lost");
            }
            return right
                    ? new Outcome.Changed()
                    : new Outcome.Rejected(CredentialPart.PARTNER_SECRET, 401, "10001");
        }

        private void present(PartnerCredentials credentials) {
            String secret = credentials.partnerSecret().value();
            if (dead.contains(secret)) {
                presentedDead.add(secret);
            }
        }

        private @Nullable Outcome odd(List<Outcome> own) {
            if (reason == null || reason.nextInt(3) == 0) {
                return null;
            }
            var all = new ArrayList<>(own);
            all.add(new Outcome.RegionRefused(403));
            all.add(new Outcome.RateLimited(null));
            all.add(new Outcome.Unknown("status 500"));
            all.add(new Outcome.Unknown("reset"));
            all.add(new Outcome.NotSent("refused"));
            return all.get(reason.nextInt(all.size()));
        }

        private boolean counted(PartnerCredentials credentials) {
            boolean right = accepted.contains(credentials.partnerSecret().value());
            failures = right ? 0 : failures + 1;
            mostFailures = Math.max(mostFailures, failures);
            return right;
        }

        private boolean changed(PartnerCredentials now, PartnerSecret next, GracePeriod grace) {
            if (!accepted.contains(now.partnerSecret().value())) {
                mostFailures = Math.max(mostFailures, ++failures);
                return false;
            }
            if (grace == GracePeriod.NONE) {
                accepted.clear();
            }
            return accepted.add(next.value());
        }
    }

    private final WritablePartnerCredentialsSource keeper =
            new WritablePartnerCredentialsSource() {
                @Override
                public PartnerCredentials credentials() {
                    return new PartnerCredentials("key", "id", PartnerSecret.of(present));
                }

                @Override
                public Optional<PartnerSecret> pending() {
                    return Optional.ofNullable(pending).map(PartnerSecret::of);
                }

                @Override
                public void keepPending(PartnerSecret next, GracePeriod grace) {
                    around(() -> pending = next.value());
                }

                @Override
                public void promote(PartnerSecret next) {
                    if (reason != null && reason.nextInt(4) == 0) {
                        throw new IllegalStateException("cannot be kept now");
                    }
                    around(() -> present = next.value());
                    around(() -> pending = null);
                }

                @Override
                public void discard(PartnerSecret refused) {
                    around(() -> pending = null);
                }
            };
}
