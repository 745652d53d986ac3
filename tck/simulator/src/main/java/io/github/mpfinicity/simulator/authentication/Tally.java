package io.github.mpfinicity.simulator.authentication;

/**
 * The count of authentications, at one moment.
 *
 * @param posts requests received, also those that a fault answered
 * @param accepted answered with a token
 * @param rejected rejected by the vendor's rules, for any reason
 */
public record Tally(int posts, int accepted, int rejected) {

    static final Tally ZERO = new Tally(0, 0, 0);

    Tally post() {
        return new Tally(posts + 1, accepted, rejected);
    }

    Tally accept() {
        return new Tally(posts, accepted + 1, rejected);
    }

    Tally reject() {
        return new Tally(posts, accepted, rejected + 1);
    }
}
