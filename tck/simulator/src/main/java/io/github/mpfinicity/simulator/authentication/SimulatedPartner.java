package io.github.mpfinicity.simulator.authentication;

import static java.util.Objects.requireNonNull;

/**
 * A partner of the vendor: its credentials, its failures, its lock.
 *
 * <p>Every refused authentication that names the partner counts as a failure, whatever was wrong.
 * The vendor documents this for a wrong secret only; the worst case keeps a client honest. A
 * success clears the failures. The fifth failure locks, and from then on every authentication is
 * refused with code 24302, a correct one too.
 *
 * <p>Thread-safe: every access holds the monitor, so that concurrent attempts count exactly.
 */
public final class SimulatedPartner {

    /** The failure that locks. */
    public static final int LOCKING_FAILURE = 5;

    private final String id;
    private final String firstSecret;
    private final String firstAppKey;
    private String secret;
    private String appKey;
    private int failures;
    private boolean locked;
    private Tally tally = Tally.ZERO;

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
        this.secret = secret;
        this.appKey = appKey;
    }

    /**
     * The partner that every simulator has. Its credentials are made up, always the same, and good
     * for nothing else.
     *
     * @return a new instance
     */
    public static SimulatedPartner madeUp() {
        return new SimulatedPartner(
                "2445500000017", "SimulatedSecret12345", "51a7edc0ffee51a7edc0ffee51a7edc0");
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
     * The partner secret that is accepted now.
     *
     * @return for the configuration of the client under test
     */
    public synchronized String secret() {
        return secret;
    }

    /**
     * The app key that is accepted now.
     *
     * @return for the configuration of the client under test
     */
    public synchronized String appKey() {
        return appKey;
    }

    /**
     * Changes the secret behind the client's back; the old one dies at once, tokens live on.
     *
     * @param newSecret accepted from now on
     */
    public synchronized void changeSecret(String newSecret) {
        secret = requireNonNull(newSecret, "newSecret");
    }

    /**
     * Changes the app key as the vendor's portal does; the old one dies at once, tokens live on.
     *
     * @param newAppKey accepted from now on
     */
    public synchronized void rotateAppKey(String newAppKey) {
        appKey = requireNonNull(newAppKey, "newAppKey");
    }

    /**
     * Failures since the last success; five once locked, however many follow.
     *
     * @return 0 to 5
     */
    public synchronized int failures() {
        return failures;
    }

    /**
     * Whether the account is locked.
     *
     * @return true from the fifth failure until {@link #unlock()}
     */
    public synchronized boolean locked() {
        return locked;
    }

    /** Locks the account at once. */
    public synchronized void lock() {
        locked = true;
    }

    /** Does what the vendor's support does: unlocks and forgets the failures. */
    public synchronized void unlock() {
        locked = false;
        failures = 0;
    }

    /**
     * The authentications that named this partner.
     *
     * @return as of now
     */
    public synchronized Tally tally() {
        return tally;
    }

    /** Goes back to the first credentials, unlocked, with nothing counted. */
    public synchronized void reset() {
        secret = firstSecret;
        appKey = firstAppKey;
        tally = Tally.ZERO;
        unlock();
    }

    /** Shows the partner id only. */
    @Override
    public String toString() {
        return "SimulatedPartner[" + id + "]";
    }

    synchronized void posted() {
        tally = tally.post();
    }

    synchronized Verdict present(String presentedAppKey, String presentedSecret) {
        if (!appKey.equals(presentedAppKey)) {
            fail();
            return Verdict.WRONG_APP_KEY;
        }
        if (locked) {
            fail();
            return Verdict.LOCKED;
        }
        if (!secret.equals(presentedSecret)) {
            fail();
            return Verdict.WRONG_SECRET;
        }
        failures = 0;
        tally = tally.accept();
        return Verdict.ACCEPTED;
    }

    synchronized void fail() {
        tally = tally.reject();
        if (!locked) {
            failures++;
            locked = failures >= LOCKING_FAILURE;
        }
    }
}
