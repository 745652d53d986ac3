package io.github.mpfinicity.simulator.authentication;

/**
 * The count of changes of a secret over the wire, at one moment.
 *
 * @param asked requests received, also those that a fault answered
 * @param made answered with 204; the new secret is accepted since then
 * @param refused rejected by the vendor's rules, for any reason
 */
public record SecretChanges(int asked, int made, int refused) {

    static final SecretChanges ZERO = new SecretChanges(0, 0, 0);

    SecretChanges ask() {
        return new SecretChanges(asked + 1, made, refused);
    }

    SecretChanges make() {
        return new SecretChanges(asked, made + 1, refused);
    }

    SecretChanges refuse() {
        return new SecretChanges(asked, made, refused + 1);
    }
}
