package io.github.mpfinicity;

import java.util.Optional;

/**
 * A source that can also keep a new secret, as {@link PartnerAccount#changeSecret changing} it
 * needs. The new one is <em>pending</em> from before the vendor hears of it until the vendor has
 * accepted it: whatever breaks in between, one of the two kept here works.
 *
 * <p>Each method has taken effect, for the next start of the process too, when it returns. Called
 * as {@link PartnerCredentialsSource} is. A producer of such a bean must have this type: what CDI
 * knows by the other one can only be read.
 */
public interface WritablePartnerCredentialsSource extends PartnerCredentialsSource {
    /**
     * The secret of a change that is not settled yet.
     *
     * @return empty if there is none
     * @throws RuntimeException if that cannot be told at the moment
     */
    Optional<PartnerSecret> pending();

    /**
     * Keeps a new secret beside the present one. {@link #credentials()} still gives the present.
     *
     * @param next not sent to the vendor yet
     * @param grace to be remembered with it: where it is {@link GracePeriod#NONE}, {@link #promote}
     *     keeps nothing of the present secret, also after a restart
     * @throws RuntimeException if it cannot be kept: then nothing is sent
     */
    void keepPending(PartnerSecret next, GracePeriod grace);

    /**
     * The vendor accepted the pending secret: from now on {@link #credentials()} gives it.
     *
     * @param accepted the one that is pending
     * @throws RuntimeException if that is not possible at the moment: it is tried again after the
     *     next authentication
     */
    void promote(PartnerSecret accepted);

    /**
     * The vendor did not take the pending secret over.
     *
     * @param refused the one that is pending
     * @throws RuntimeException if that is not possible at the moment: it is tried again after the
     *     next authentication
     */
    void discard(PartnerSecret refused);
}
