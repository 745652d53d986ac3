package io.github.mpfinicity.microprofile.credentials;

import io.github.mpfinicity.PartnerCredentials;
import io.github.mpfinicity.PartnerSecret;
import io.github.mpfinicity.WritablePartnerCredentialsSource;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where a partner's credentials come from: the configuration, or a bean of the application's. */
public interface CredentialsSupplier {
    /** As they are now. May block. */
    Supplied get();

    /** Secrets besides the present one that the vendor may sign with: pending, former. */
    List<PartnerSecret> others();

    /** What messages call it. */
    String name();

    /**
     * What is there.
     *
     * @param pending of a change that is not settled; null if there is none
     * @param keeper null where a new secret cannot be kept
     */
    record Supplied(
            PartnerCredentials present,
            @Nullable PartnerSecret pending,
            @Nullable WritablePartnerCredentialsSource keeper) {
        Supplied pending(@Nullable PartnerSecret next) {
            return new Supplied(present, next, keeper);
        }

        /** What is pending becomes the present secret. */
        Supplied promoted() {
            PartnerSecret secret = pending == null ? present.partnerSecret() : pending;
            var after = new PartnerCredentials(present.appKey(), present.partnerId(), secret);
            return new Supplied(after, null, keeper);
        }
    }
}
