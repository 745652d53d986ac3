package io.github.mpfinicity.microprofile.credentials;

import io.github.mpfinicity.PartnerCredentials;
import io.github.mpfinicity.PartnerSecret;
import io.github.mpfinicity.WritablePartnerCredentialsSource;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The credentials of a partner, from the configuration or from a bean of the application. */
public interface CredentialsSupplier {
    /** The credentials as they are now. May block. */
    Supplied get();

    /**
     * The secrets besides the present one that the vendor may sign with: the pending one and former
     * ones.
     */
    List<PartnerSecret> others();

    /** The name for messages. */
    String name();

    /**
     * The credentials.
     *
     * @param pending the secret of a change that is not settled; null if there is none
     * @param keeper null if a new secret cannot be kept
     */
    record Supplied(
            PartnerCredentials present,
            @Nullable PartnerSecret pending,
            @Nullable WritablePartnerCredentialsSource keeper) {
        Supplied pending(@Nullable PartnerSecret next) {
            return new Supplied(present, next, keeper);
        }

        /** The same after the pending secret has become the present one. */
        Supplied promoted() {
            PartnerSecret secret = pending == null ? present.partnerSecret() : pending;
            var after = new PartnerCredentials(present.appKey(), present.partnerId(), secret);
            return new Supplied(after, null, keeper);
        }
    }
}
