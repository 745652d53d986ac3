package io.github.mpfinicity.simulator.authentication;

import static java.util.Objects.requireNonNull;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/** The tokens issued so far. A new token does not end an older one. Thread-safe. */
public final class Tokens {

    private static final String ALPHABET =
            "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
    private static final int LENGTH = 20;

    private final SecureRandom random = new SecureRandom();
    private final Map<String, Grant> grants = new ConcurrentHashMap<>();
    private final AtomicLong issued = new AtomicLong();
    private final InstantSource clock;
    private final Duration lifetime;

    /**
     * Starts with no token.
     *
     * @param clock decides if a token is expired
     * @param lifetime from issue to expiry
     */
    public Tokens(InstantSource clock, Duration lifetime) {
        this.clock = requireNonNull(clock, "clock");
        this.lifetime = requireNonNull(lifetime, "lifetime");
    }

    /**
     * Makes one token unknown, as if it had never been issued.
     *
     * @param token the token; ignored if unknown
     */
    public void revoke(String token) {
        grants.computeIfPresent(token, (known, grant) -> grant.asRevoked());
    }

    /** Makes all tokens unknown. */
    public void revokeAll() {
        grants.replaceAll((token, grant) -> grant.asRevoked());
    }

    /**
     * Gives every token that was ever issued a whole life from now, a revoked one too, because a
     * client that lives on may hold it.
     */
    public void reviveAll() {
        var end = clock.instant().plus(lifetime);
        grants.replaceAll((token, grant) -> grant.endingAt(end).asServed());
    }

    /** Ends the life of all tokens now; a request with one is rejected as expired. */
    public void expireAll() {
        grants.replaceAll((token, grant) -> grant.endingAt(Instant.MIN));
    }

    /**
     * Makes all tokens of one partner unknown.
     *
     * @param owner the partner
     */
    public void revokeAllOf(SimulatedPartner owner) {
        grants.replaceAll((token, grant) -> grant.of(owner) ? grant.asRevoked() : grant);
    }

    /**
     * Ends the life of all tokens of one partner now; a request with one is rejected as expired.
     *
     * @param owner the partner
     */
    public void expireAllOf(SimulatedPartner owner) {
        grants.replaceAll((token, grant) -> grant.of(owner) ? grant.endingAt(Instant.MIN) : grant);
    }

    /**
     * Shows the newest tokens of a partner.
     *
     * @param owner the partner
     * @param most how many
     * @return newest first
     */
    public List<IssuedToken> newestOf(SimulatedPartner owner, int most) {
        return grants.entrySet().stream()
                .filter(each -> each.getValue().of(owner))
                .map(each -> IssuedToken.of(each.getKey(), each.getValue()))
                .sorted(Comparator.comparing(IssuedToken::number).reversed())
                .limit(most)
                .toList();
    }

    String issue(SimulatedPartner owner, String appKey) {
        var token = new StringBuilder(LENGTH);
        for (int i = 0; i < LENGTH; i++) {
            token.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
        }
        var end = clock.instant().plus(lifetime);
        var number = issued.incrementAndGet();
        grants.put(token.toString(), new Grant(number, owner.id(), appKey, end, false));
        return token.toString();
    }

    Optional<Grant> find(String token) {
        return Optional.ofNullable(grants.get(token)).filter(grant -> !grant.revoked());
    }

    /** Gives the partner of a token that was ever issued, a revoked one too. */
    Optional<String> ownerId(String token) {
        return Optional.ofNullable(grants.get(token)).map(Grant::partnerId);
    }

    boolean expired(Grant grant) {
        return !clock.instant().isBefore(grant.expiresAt());
    }

    record Grant(long number, String partnerId, String appKey, Instant expiresAt, boolean revoked) {

        boolean of(SimulatedPartner partner) {
            return partnerId.equals(partner.id());
        }

        Grant endingAt(Instant end) {
            return new Grant(number, partnerId, appKey, end, revoked);
        }

        Grant asRevoked() {
            return new Grant(number, partnerId, appKey, expiresAt, true);
        }

        Grant asServed() {
            return new Grant(number, partnerId, appKey, expiresAt, false);
        }

        @Override
        public String toString() {
            return "Grant[" + partnerId + ", " + expiresAt + "]";
        }
    }
}
