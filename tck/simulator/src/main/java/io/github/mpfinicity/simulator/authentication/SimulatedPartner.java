package io.github.mpfinicity.simulator.authentication;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * A partner of the vendor, with its credentials, its failures and its lock.
 *
 * <p>Every rejected authentication that names the partner counts as a failure, for any reason, and
 * so does every rejected change of the secret. The vendor documents this for a wrong secret only;
 * the worst case keeps a client honest. A successful authentication clears the failures; a
 * successful change does not. The fifth failure locks. From then on the vendor does not look at the
 * secret, and a correct authentication or change is rejected with code 24302, too. What is rejected
 * before the secret is looked at gets the same code as without the lock: 10027 for a wrong app key,
 * and 10005 for a missing field.
 *
 * <p>After a change with {@code "immediate": false} the old secret authenticates for the {@link
 * #GRACE_PERIOD} beside the new one. The simulator follows the stricter reading where the vendor's
 * documents are silent: only the newest secret can be changed, and any further change ends the life
 * of the oldest. A change touches no token.
 *
 * <p>Thread-safe: every access holds the monitor, so that concurrent attempts count exactly.
 */
public final class SimulatedPartner {

    /** The number of the failure that locks. */
    public static final int LOCKING_FAILURE = 5;

    /** The time for which an old secret is accepted after a change that is not immediate. */
    public static final Duration GRACE_PERIOD = Duration.ofDays(30);

    private final String id;
    private final String firstSecret;
    private final String firstAppKey;
    private Account account;

    /**
     * Makes a partner without a history.
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
     * Makes the partner that every simulator has. Its credentials are made up, always the same, and
     * good for nothing else.
     *
     * @return a new instance
     */
    public static SimulatedPartner madeUp() {
        return madeUp(1);
    }

    /**
     * Makes one of several partners with made-up credentials, which differ for different numbers.
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

    /** {@return the partner id, which never changes} */
    public String id() {
        return id;
    }

    /** {@return the partner secret that is accepted now; in a grace period the newer of the two} */
    public synchronized String secret() {
        return account.secrets.current();
    }

    /**
     * Gives the secret before {@link #secret()} in a grace period.
     *
     * @param now of the simulator's clock
     * @return empty if it is not accepted any more
     */
    public synchronized Optional<String> previousSecret(Instant now) {
        return account.secrets.previous(now);
    }

    /** {@return the app key that is accepted now} */
    public synchronized String appKey() {
        return account.appKey;
    }

    /**
     * Changes the secret without the client, as the vendor's portal does. Older secrets end at
     * once, and tokens live on. {@link #secretChanges()} does not count it.
     *
     * @param newSecret accepted from now on, also against the policy
     */
    public synchronized void changeSecret(String newSecret) {
        account.secrets = Secrets.only(newSecret);
    }

    /**
     * Changes the app key as the vendor's portal does. The old key ends at once for every request
     * that carries it, with any token. Tokens live on under the new key unless the {@code Dialect}
     * says otherwise.
     *
     * @param newAppKey accepted from now on
     */
    public synchronized void rotateAppKey(String newAppKey) {
        account.appKey = requireNonNull(newAppKey, "newAppKey");
    }

    /** Takes the first secret and the first app key again, and no others. Failures stay counted. */
    public synchronized void restoreCredentials() {
        account.secrets = Secrets.only(firstSecret);
        account.appKey = firstAppKey;
    }

    /** {@return true if the secret or the app key is not the first one any more} */
    public synchronized boolean credentialsChanged() {
        return !secret().equals(firstSecret) || !account.appKey.equals(firstAppKey);
    }

    /**
     * {@return the failures since the last success, 0 to 5; it stays 5 while the account is locked}
     */
    public synchronized int failures() {
        return account.failures;
    }

    /** {@return true if the account is locked: from the fifth failure until {@link #unlock()}} */
    public synchronized boolean locked() {
        return account.locked;
    }

    /** Locks the account at once, as five failures do. */
    public synchronized void lock() {
        account.locked = true;
        account.failures = LOCKING_FAILURE;
    }

    /** Unlocks the account and forgets the failures, as the vendor's support does. */
    public synchronized void unlock() {
        account.locked = false;
        account.failures = 0;
    }

    /** {@return the present count of authentications that named this partner} */
    public synchronized AuthenticationCount tally() {
        return account.tally;
    }

    /** {@return the present count of changes of the secret over the wire} */
    public synchronized SecretChangeCount secretChanges() {
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

    synchronized AuthenticationVerdict authenticate(
            String presentedAppKey, Credentials asked, Instant now) {
        return account.authenticate(presentedAppKey, asked, now);
    }

    synchronized AuthenticationVerdict change(
            String presentedAppKey, Credentials asked, Instant now) {
        return account.change(presentedAppKey, asked, now);
    }

    synchronized void refuseAuthentication() {
        account.refuseAuthentication();
    }

    synchronized void refuseChange() {
        account.refuseChange();
    }
}
