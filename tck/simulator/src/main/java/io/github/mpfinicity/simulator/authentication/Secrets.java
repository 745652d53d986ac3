package io.github.mpfinicity.simulator.authentication;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.Optional;

/** The accepted secret, and the previous one while it is still accepted. */
record Secrets(String current, String previous, Instant previousUntil) {

    Secrets {
        requireNonNull(current, "current");
        requireNonNull(previous, "previous");
        requireNonNull(previousUntil, "previousUntil");
    }

    static Secrets only(String secret) {
        return new Secrets(secret, secret, Instant.MIN);
    }

    /** Ends every secret but the current one, so that at most two are accepted. */
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
