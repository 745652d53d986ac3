package io.github.mpfinicity.simulator.authentication;

/**
 * The count of authentications, at one moment.
 *
 * @param posts requests received, also those that a fault answered
 * @param accepted answered with a token
 * @param rejected rejected by the vendor's rules, for any reason
 */
public record AuthenticationCount(int posts, int accepted, int rejected) {

    static final AuthenticationCount ZERO = new AuthenticationCount(0, 0, 0);

    AuthenticationCount post() {
        return new AuthenticationCount(posts + 1, accepted, rejected);
    }

    AuthenticationCount accept() {
        return new AuthenticationCount(posts, accepted + 1, rejected);
    }

    AuthenticationCount reject() {
        return new AuthenticationCount(posts, accepted, rejected + 1);
    }
}
