package io.github.mpfinicity.simulator.authentication;

/**
 * The count of changes of a secret over the wire, at one moment.
 *
 * @param asked requests received, also those that a fault answered
 * @param made answered with 204; the new secret is accepted since then
 * @param refused rejected by the vendor's rules, for any reason
 */
public record SecretChangeCount(int asked, int made, int refused) {

    static final SecretChangeCount ZERO = new SecretChangeCount(0, 0, 0);

    SecretChangeCount ask() {
        return new SecretChangeCount(asked + 1, made, refused);
    }

    SecretChangeCount make() {
        return new SecretChangeCount(asked, made + 1, refused);
    }

    SecretChangeCount refuse() {
        return new SecretChangeCount(asked, made, refused + 1);
    }
}
