package io.github.mpfinicity;

import java.util.Optional;

/**
 * A source that can also keep a new secret, as {@link PartnerAccount#changeSecret changing} it
 * needs. The new secret is <em>pending</em> before the library sends it to the vendor and until the
 * vendor has accepted it: one of the two kept secrets works, even if the process breaks in between.
 *
 * <p>The effect of each method is durable, also for the next start of the process, when the method
 * returns. The library calls it as it calls {@link PartnerCredentialsSource}. A producer of such a
 * bean must have this type: a bean that CDI knows by the other type can only be read.
 *
 * @since 1.0
 */
public interface WritablePartnerCredentialsSource extends PartnerCredentialsSource {
    /**
     * Reads the secret of a change that is not settled yet.
     *
     * @return the pending secret; empty if no secret is pending
     * @throws RuntimeException if the source cannot tell at the moment
     */
    Optional<PartnerSecret> pending();

    /**
     * Keeps a new secret beside the present one. {@link #credentials()} still gives the present
     * secret.
     *
     * @param next the new secret, not yet sent to the vendor
     * @param grace the grace period to remember with it. After {@link GracePeriod#NONE}, {@link
     *     #promote} keeps nothing of the present secret, also after a restart
     * @throws RuntimeException if the secret cannot be kept; then the library sends nothing
     */
    void keepPending(PartnerSecret next, GracePeriod grace);

    /**
     * Puts the pending secret in the present one's place: the vendor accepted it, and {@link
     * #credentials()} gives it from now on.
     *
     * @param accepted the pending secret
     * @throws RuntimeException if that is not possible at the moment; the library tries again after
     *     the next authentication
     */
    void promote(PartnerSecret accepted);

    /**
     * Discards the pending secret: the vendor did not accept it.
     *
     * @param refused the pending secret
     * @throws RuntimeException if that is not possible at the moment; the library tries again after
     *     the next authentication
     */
    void discard(PartnerSecret refused);
}
