package io.github.mpfinicity.core.record;

import io.github.mpfinicity.core.credentials.CredentialsFingerprint;
import org.jspecify.annotations.Nullable;

/**
 * The permission for one attempt, already charged.
 *
 * @param key of its record
 * @param id a unique name, which stays in the record until the attempt's end is known
 * @param fingerprint of the credentials that may be presented
 * @param presented the secret among them
 * @param accepted the credentials that had succeeded last when this began
 * @param proven true if those are the credentials that may be presented
 * @param settled the failures that were counted when this began, which its success clears
 * @param definite the definite failures among them
 * @param epoch of the newest token when this began
 * @param lease of the attempt; null in a store with turns
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
