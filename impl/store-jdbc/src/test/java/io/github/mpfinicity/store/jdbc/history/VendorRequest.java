package io.github.mpfinicity.store.jdbc.history;

/**
 * A request that a vendor got, or an operator's word to it.
 *
 * @param secret a name of the secret that was presented
 * @param next a name of the secret that is to take its place; empty if none is
 * @param begin when it arrived, on the monotonic clock of the machine
 * @param end when the answer was known
 * @param calm true if no lease can have run out before it, so that no other one may be under way
 * @param replaced true if all nodes knew before that another secret has taken this one's place
 */
public record VendorRequest(
        String secret,
        String next,
        long begin,
        long end,
        Answer answer,
        boolean calm,
        boolean replaced) {
    public enum Answer {
        /** A token; the vendor forgets the failures. */
        ACCEPTED,
        /** A failure; the vendor counts it. */
        REFUSED,
        /** The secret was changed; the failures stay. */
        CHANGED,
        /** The vendor has not looked at the credentials. */
        NOT_COUNTED,
        /** No request: an operator has had the failures forgotten. */
        UNLOCKED
    }
}
