package io.github.mpfinicity.core.record;

import io.github.mpfinicity.core.credentials.CredentialsFingerprint;
import org.jspecify.annotations.Nullable;

/**
 * The permission for one attempt, already charged.
 *
 * @param key of the record it is in
 * @param id unique, in the record until the attempt's end is known
 * @param fingerprint of what may be presented
 * @param presented which of two secrets that is
 * @param accepted what had succeeded last when this began
 * @param proven whether that was what the last success presented
 * @param settled how many failures were counted when this began: what its success wipes
 * @param definite the same of definite ones
 * @param epoch of the newest token when this began
 * @param lease that goes with it; null where the store has turns of its own
 */
public record Reservation(
        String key,
        String id,
        CredentialsFingerprint fingerprint,
        PresentedSecret presented,
        @Nullable AcceptedCredentials accepted,
        boolean proven,
        long settled,
        long definite,
        long epoch,
        @Nullable Lease lease)
        implements Decision {
    @Override
    public <R> R match(Cases<R> cases) {
        return cases.reserved(this);
    }

    @Override
    public String toString() {
        return "Reservation[id=" + id + "]";
    }
}
