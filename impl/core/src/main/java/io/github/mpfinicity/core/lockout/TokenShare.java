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
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/** Puts tokens into records, and finds them there. Safe for any thread. */
final class TokenShare {
    private final Fingerprints fingerprints;
    private final ClusterSettings sharing;
    private final Clocks clocks;
    private final TokenAgeEstimator watch = new TokenAgeEstimator();

    TokenShare(Fingerprints fingerprints, ClusterSettings sharing, Clocks clocks) {
        this.fingerprints = fingerprints;
        this.sharing = sharing;
        this.clocks = clocks;
    }

    /** To be published when the attempt is settled. */
    SealedToken grant(
            PartnerCredentials presented, Reservation reservation, String token, Instant sent) {
        Instant issuedAt = sent.truncatedTo(ChronoUnit.MILLIS);
        CredentialsFingerprint print = reservation.print();
        String place = place(reservation.key(), reservation.epoch() + 1, issuedAt, print);
        return new SealedToken(issuedAt, seal(presented, print.salt()).seal(token, place));
    }

    void see(LockoutRecord record) {
        watch.see(record, clocks.now());
    }

    /** What the record has for that wish and can be read with these credentials; else null. */
    @Nullable SharedToken find(
            String key,
            PartnerCredentials present,
            CredentialsFingerprint print,
            LockoutRecord record,
            TokenRequirement requirement) {
        SealedToken grant = record.cluster().grant();
        long epoch = record.cluster().epoch();
        if (grant == null || !record.cluster().offers(requirement.newerThan())) {
            return null;
        }
        Duration age = watch.age(grant, sharing.lease(), clocks.now());
        if (age == null || age.compareTo(requirement.youngerThan()) >= 0) {
            return null;
        }
        String token =
                seal(present, print.salt())
                        .open(grant.sealed(), place(key, epoch, grant.issuedAt(), print));
        return token == null ? null : new SharedToken(token, epoch, age);
    }

    /** Of this record, epoch, age and app key. */
    private static String place(
            String key, long epoch, Instant issuedAt, CredentialsFingerprint print) {
        String appKey = print.of(CredentialPart.APP_KEY);
        return String.join(
                "|", key, Long.toString(epoch), Long.toString(issuedAt.toEpochMilli()), appKey);
    }

    private TokenSeal seal(PartnerCredentials credentials, String salt) {
        StoreKey own = sharing.key();
        return own == null
                ? TokenSeal.of(fingerprints.keyMaterial(credentials, salt), credentials.partnerId())
                : TokenSeal.of(own, credentials.partnerId());
    }
}
