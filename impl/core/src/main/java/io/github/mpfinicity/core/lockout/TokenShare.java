package io.github.mpfinicity.core.lockout;

import io.github.mpfinicity.PartnerCredentials;
import io.github.mpfinicity.core.credentials.CredentialPart;
import io.github.mpfinicity.core.credentials.CredentialsFingerprint;
import io.github.mpfinicity.core.credentials.Fingerprints;
import io.github.mpfinicity.core.record.LockoutRecord;
import io.github.mpfinicity.core.record.Reservation;
import io.github.mpfinicity.core.record.SealedToken;
import io.github.mpfinicity.core.record.SharedToken;
import io.github.mpfinicity.core.sealing.StoreKey;
import io.github.mpfinicity.core.sealing.TokenSeal;
import io.github.mpfinicity.core.time.Clocks;
import io.github.mpfinicity.core.time.Moment;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/** Puts tokens into records, and finds them there. Safe for any thread. */
final class TokenShare {
    private final Fingerprints fingerprints;
    private final ClusterSettings settings;
    private final Clocks clocks;
    private final TokenAgeEstimator tokenAges = new TokenAgeEstimator();

    TokenShare(Fingerprints fingerprints, ClusterSettings settings, Clocks clocks) {
        this.fingerprints = fingerprints;
        this.settings = settings;
        this.clocks = clocks;
    }

    /** Seals a token, to be published when the attempt is settled. */
    SealedToken seal(
            PartnerCredentials presented, Reservation reservation, String token, Instant sent) {
        Instant issuedAt = sent.truncatedTo(ChronoUnit.MILLIS);
        CredentialsFingerprint fingerprint = reservation.fingerprint();
        String appKey = fingerprint.of(CredentialPart.APP_KEY);
        String place = place(reservation.key(), reservation.epoch() + 1, issuedAt, appKey);
        return new SealedToken(issuedAt, seal(presented, fingerprint.salt()).seal(token, place));
    }

    void see(LockoutRecord record) {
        tokenAges.see(record, clocks.now());
    }

    /**
     * The token of the record that meets the requirement and can be read with these credentials;
     * else null. Under an operator's key no slow hash is made.
     */
    @Nullable SharedToken find(
            String key,
            PartnerCredentials present,
            LockoutRecord record,
            TokenRequirement requirement) {
        SealedToken sealedToken = record.cluster().sealedToken();
        long epoch = record.cluster().epoch();
        if (sealedToken == null || !record.cluster().offers(requirement.newerThan())) {
            return null;
        }
        Moment now = clocks.now();
        Duration age = tokenAges.age(sealedToken, settings.lease(), now);
        if (age == null || age.compareTo(requirement.youngerThan()) >= 0) {
            return null;
        }
        String appKey = fingerprints.appKey(present.appKey(), record.salt());
        String place = place(key, epoch, sealedToken.issuedAt(), appKey);
        String token = seal(present, record.salt()).open(sealedToken.sealed(), place);
        return token == null ? null : new SharedToken(token, epoch, now.plus(age.negated()));
    }

    /** Binds a token to its record, epoch, age and app key. */
    private static String place(String key, long epoch, Instant issuedAt, String appKey) {
        return String.join(
                "|", key, Long.toString(epoch), Long.toString(issuedAt.toEpochMilli()), appKey);
    }

    private TokenSeal seal(PartnerCredentials credentials, String salt) {
        StoreKey own = settings.key();
        return own == null
                ? TokenSeal.of(fingerprints.keyMaterial(credentials, salt), credentials.partnerId())
                : TokenSeal.of(own, credentials.partnerId());
    }
}
