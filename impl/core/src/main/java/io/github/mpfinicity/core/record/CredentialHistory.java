package io.github.mpfinicity.core.record;

import io.github.mpfinicity.core.credentials.CredentialPart;
import io.github.mpfinicity.core.credentials.CredentialsFingerprint;
import io.github.mpfinicity.core.credentials.Rejection;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Which credentials were presented, and how that ended. Fingerprints only.
 *
 * @param accepted the credentials that succeeded last; null if none did
 * @param superseded the last four parts that succeeded before others did
 * @param presented the secret that the last attempt presented; blank if there was none
 * @param rejected the last four parts that were rejected
 */
public record CredentialHistory(
        @Nullable AcceptedCredentials accepted,
        List<String> superseded,
        String presented,
        List<Rejection> rejected) {
    static final CredentialHistory NONE = new CredentialHistory(null, List.of(), "", List.of());

    public CredentialHistory {
        superseded = List.copyOf(superseded);
        rejected = List.copyOf(rejected);
    }

    /** Denies credentials that were rejected or superseded; null if they may be presented. */
    @Nullable ReservationDenied denied(CredentialsFingerprint fingerprint) {
        for (Rejection each : rejected) {
            if (each.covers(fingerprint)) {
                return new ReservationDenied.Refused(each);
            }
        }
        for (CredentialPart part : List.of(CredentialPart.PARTNER_SECRET, CredentialPart.APP_KEY)) {
            if (superseded.contains(fingerprint.of(part))) {
                return new ReservationDenied.Superseded(part);
            }
        }
        return null;
    }

    /** True if these credentials succeeded last. */
    boolean proven(CredentialsFingerprint fingerprint) {
        return AcceptedCredentials.of(fingerprint).equals(accepted);
    }

    /**
     * The secret to present next. Until a change is settled the two alternate. The pending one
     * comes first, because it outlives the other. If the vendor rejected another part than the
     * pending secret, only the present one is used.
     */
    PresentedSecret presentedNext(
            CredentialsFingerprint present, @Nullable CredentialsFingerprint pending) {
        if (pending == null || secretRejected(pending)) {
            return PresentedSecret.PRESENT;
        }
        String secret = pending.of(CredentialPart.PARTNER_SECRET);
        boolean worked = accepted != null && accepted.secret().equals(secret);
        boolean next = !presented.equals(secret) && (!rejects(pending) || rejects(present));
        return worked || next || secretRejected(present)
                ? PresentedSecret.PENDING
                : PresentedSecret.PRESENT_IN_DOUBT;
    }

    private boolean secretRejected(CredentialsFingerprint fingerprint) {
        return rejected.stream()
                .anyMatch(e -> e.part() == CredentialPart.PARTNER_SECRET && e.covers(fingerprint));
    }

    private boolean rejects(CredentialsFingerprint fingerprint) {
        return rejected.stream().anyMatch(each -> each.covers(fingerprint));
    }

    CredentialHistory presenting(CredentialsFingerprint fingerprint) {
        String secret = fingerprint.of(CredentialPart.PARTNER_SECRET);
        return new CredentialHistory(accepted, superseded, secret, rejected);
    }

    CredentialHistory rejecting(Rejection rejection) {
        return new CredentialHistory(
                accepted, superseded, presented, BoundedList.with(rejected, rejection));
    }

    /** Forgets this secret, because a change may make it right. */
    CredentialHistory withoutSecret(CredentialsFingerprint fingerprint) {
        String secret = fingerprint.of(CredentialPart.PARTNER_SECRET);
        return new CredentialHistory(
                accepted,
                superseded.stream().filter(each -> !each.equals(secret)).toList(),
                presented,
                rejected.stream().filter(each -> !concerns(each, fingerprint)).toList());
    }

    /** A rejection without a named part may have been for the secret. */
    private static boolean concerns(Rejection rejection, CredentialsFingerprint fingerprint) {
        boolean secret =
                rejection.part() == CredentialPart.PARTNER_SECRET
                        || rejection.part() == CredentialPart.ALL;
        return secret && rejection.covers(fingerprint);
    }

    /**
     * If the present secret works while a change is not settled, the vendor may have turned the
     * pending one away for a reason of that moment. Then it is presented once more, because it will
     * be the only right one after the grace period.
     */
    CredentialHistory accepting(Reservation success) {
        AcceptedCredentials latest = AcceptedCredentials.of(success.fingerprint());
        CredentialHistory after = succeeded(success, latest, supersededBy(latest));
        return success.presented() == PresentedSecret.PRESENT_IN_DOUBT
                ? after.withoutUnclearRejections()
                : after;
    }

    private CredentialHistory withoutUnclearRejections() {
        return new CredentialHistory(
                accepted,
                superseded,
                presented,
                rejected.stream().filter(Rejection::namesPart).toList());
    }

    /**
     * Treats the new secret as accepted, and the presented one as superseded. A rejection of the
     * new secret is older than the change.
     */
    CredentialHistory changing(Reservation success, CredentialsFingerprint next) {
        AcceptedCredentials latest = AcceptedCredentials.of(next);
        List<String> presented = AcceptedCredentials.of(success.fingerprint()).without(latest);
        return withoutSecret(next)
                .succeeded(success, latest, BoundedList.union(supersededBy(latest), presented));
    }

    /** A late success of older credentials changes nothing if others succeeded in between. */
    private CredentialHistory succeeded(
            Reservation success, AcceptedCredentials latest, List<String> older) {
        return Objects.equals(accepted, success.accepted())
                ? new CredentialHistory(latest, older, presented, rejected)
                : this;
    }

    private List<String> supersededBy(AcceptedCredentials latest) {
        List<String> all = new ArrayList<>(superseded);
        if (accepted != null) {
            all.addAll(accepted.without(latest));
        }
        all.removeAll(latest.parts());
        return BoundedList.last(all);
    }

    /**
     * Joins this history with an older one.
     *
     * @param certain true if these credentials got a newer token and are therefore right, whatever
     *     the older history says
     */
    CredentialHistory and(CredentialHistory older, boolean certain) {
        AcceptedCredentials last = accepted == null ? older.accepted : accepted;
        List<String> right = certain && last != null ? last.parts() : List.of();
        return new CredentialHistory(
                last,
                BoundedList.union(
                        older.superseded.stream().filter(e -> !right.contains(e)).toList(),
                        superseded),
                presented,
                BoundedList.union(
                        older.rejected.stream()
                                .filter(each -> !right.contains(each.fingerprint()))
                                .toList(),
                        rejected));
    }

    /**
     * The operator confirmed. A rejection stays only if the vendor named the part and the part is
     * still configured. A superseded part may be right again.
     */
    CredentialHistory confirmed(CredentialsFingerprint configured) {
        var kept =
                rejected.stream()
                        .filter(each -> each.namesPart() && each.covers(configured))
                        .toList();
        return new CredentialHistory(accepted, List.of(), presented, kept);
    }
}
