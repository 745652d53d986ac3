package io.github.mpfinicity.simulator.authentication;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.Optional;

/** The secret that is accepted, and the one before it for as long as that is accepted too. */
record Secrets(String current, String previous, Instant previousUntil) {

    Secrets {
        requireNonNull(current, "current");
        requireNonNull(previous, "previous");
        requireNonNull(previousUntil, "previousUntil");
    }

    static Secrets only(String secret) {
        return new Secrets(secret, secret, Instant.MIN);
    }

    /** Whatever was accepted besides the current one dies now, so there are never three. */
    Secrets replacedBy(String next, Instant currentUntil) {
        return new Secrets(next, current, currentUntil);
    }

    boolean accept(String secret, Instant now) {
        return current.equals(secret) || previous(now).filter(secret::equals).isPresent();
    }

    Optional<String> previous(Instant now) {
        return now.isBefore(previousUntil) ? Optional.of(previous) : Optional.empty();
    }

    @Override
    public String toString() {
        return "Secrets[previousUntil=" + previousUntil + "]";
    }
}
