package io.github.mpfinicity.simulator.authentication;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * A partner of the vendor: its credentials, its failures, its lock.
 *
 * <p>Every refused authentication that names the partner counts as a failure, whatever was wrong,
 * and so does every refused change of the secret. The vendor documents this for a wrong secret
 * only; the worst case keeps a client honest. A successful authentication clears the failures, a
 * successful change does not. The fifth failure locks, and from then on every authentication and
 * every change is refused with code 24302, a correct one too.
 *
 * <p>After a change with {@code "immediate": false} the old secret authenticates for the {@link
 * #GRACE_PERIOD} beside the new one. Where the vendor's documents end the stricter reading holds:
 * only the newest secret can be changed, and a further change, of whatever kind, ends the life of
 * the oldest. A change touches no token.
 *
 * <p>Thread-safe: every access holds the monitor, so that concurrent attempts count exactly.
 */
public final class SimulatedPartner {

    /** The failure that locks. */
    public static final int LOCKING_FAILURE = 5;

    /** How long an old secret is accepted after a change that is not immediate. */
    public static final Duration GRACE_PERIOD = Duration.ofDays(30);

    private final String id;
    private final String firstSecret;
    private final String firstAppKey;
    private Account account;

    /**
     * A partner that has not done anything yet.
     *
     * @param id the partner id, 13 digits at the vendor
     * @param secret the partner secret
     * @param appKey the app key, 32 lower-case hexadecimal digits at the vendor
     */
    public SimulatedPartner(String id, String secret, String appKey) {
        this.id = requireNonNull(id, "id");
        this.firstSecret = requireNonNull(secret, "secret");
        this.firstAppKey = requireNonNull(appKey, "appKey");
        this.account = new Account(secret, appKey);
    }

    /**
     * The partner that every simulator has. Its credentials are made up, always the same, and good
     * for nothing else.
     *
     * @return a new instance
     */
    public static SimulatedPartner madeUp() {
        return madeUp(1);
    }

    /**
     * One of several partners with made-up credentials, all different for different numbers.
     *
     * @param number 1 for the partner that every simulator has, at most 9999
     * @return a new instance
     * @throws IllegalArgumentException if the number is not from 1 to 9999
     */
    public static SimulatedPartner madeUp(int number) {
        if (number < 1 || number > 9999) {
            throw new IllegalArgumentException("number must be from 1 to 9999, not " + number);
        }
        var more = number - 1;
        return new SimulatedPartner(
                String.valueOf(2445500000017L + more),
                "SimulatedSecret" + (12345 + more),
                "51a7edc0ffee51a7edc0ffee%08x".formatted(0x51a7edc0 + more));
    }

    /**
     * The partner id.
     *
     * @return never changes
     */
    public String id() {
        return id;
    }

    /**
     * The partner secret that is accepted now; in a grace period the newer of the two.
     *
     * @return for the configuration of the client under test
     */
    public synchronized String secret() {
        return account.secrets.current();
    }

    /**
     * The secret before {@link #secret()}, in a grace period.
     *
     * @param now of the simulator's clock
     * @return empty if it is not accepted any more
     */
    public synchronized Optional<String> previousSecret(Instant now) {
        return account.secrets.previous(now);
    }

    /**
     * The app key that is accepted now.
     *
     * @return for the configuration of the client under test
     */
    public synchronized String appKey() {
        return account.appKey;
    }

    /**
     * Changes the secret behind the client's back, as the vendor's portal does; older ones die at
     * once, tokens live on. Not counted in {@link #secretChanges()}.
     *
     * @param newSecret accepted from now on, also against the policy
     */
    public synchronized void changeSecret(String newSecret) {
        account.secrets = Secrets.only(newSecret);
    }

    /**
     * Changes the app key as the vendor's portal does. The old one dies at once, for every request
     * that carries it, whatever its token; tokens live on under the new one unless the {@code
     * Dialect} says otherwise.
     *
     * @param newAppKey accepted from now on
     */
    public synchronized void rotateAppKey(String newAppKey) {
        account.appKey = requireNonNull(newAppKey, "newAppKey");
    }

    /**
     * Failures since the last success; five once locked, however many follow.
     *
     * @return 0 to 5
     */
    public synchronized int failures() {
        return account.failures;
    }

    /**
     * Whether the account is locked.
     *
     * @return true from the fifth failure until {@link #unlock()}
     */
    public synchronized boolean locked() {
        return account.locked;
    }

    /** Locks the account at once. */
    public synchronized void lock() {
        account.locked = true;
    }

    /** Does what the vendor's support does: unlocks and forgets the failures. */
    public synchronized void unlock() {
        account.locked = false;
        account.failures = 0;
    }

    /**
     * The authentications that named this partner.
     *
     * @return as of now
     */
    public synchronized Tally tally() {
        return account.tally;
    }

    /**
     * The changes of the secret that were asked for over the wire.
     *
     * @return as of now
     */
    public synchronized SecretChanges secretChanges() {
        return account.changes;
    }

    /** Goes back to the first credentials, unlocked, with nothing counted. */
    public synchronized void reset() {
        account = new Account(firstSecret, firstAppKey);
    }

    /** Shows the partner id only. */
    @Override
    public String toString() {
        return "SimulatedPartner[" + id + "]";
    }

    synchronized void posted() {
        account.tally = account.tally.post();
    }

    synchronized void askedForChange() {
        account.changes = account.changes.ask();
    }

    synchronized Verdict authenticate(String presentedAppKey, Credentials asked, Instant now) {
        return account.authenticate(presentedAppKey, asked, now);
    }

    synchronized Verdict change(String presentedAppKey, Credentials asked, Instant now) {
        return account.change(presentedAppKey, asked, now);
    }

    synchronized void refuseAuthentication() {
        account.refuseAuthentication();
    }

    synchronized void refuseChange() {
        account.refuseChange();
    }
}
