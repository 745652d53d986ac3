package io.github.mpfinicity.simulator.authentication;

import static java.util.Objects.requireNonNull;

import java.time.Instant;

/** The vendor's data about one partner. Not thread-safe: the partner's monitor guards it. */
final class Account {

    Secrets secrets;
    String appKey;
    int failures;
    boolean locked;
    AuthenticationCount tally = AuthenticationCount.ZERO;
    SecretChangeCount changes = SecretChangeCount.ZERO;

    Account(String secret, String appKey) {
        this.secrets = Secrets.only(secret);
        this.appKey = requireNonNull(appKey, "appKey");
    }

    AuthenticationVerdict authenticate(String presentedAppKey, Credentials asked, Instant now) {
        var verdict = judge(presentedAppKey, secrets.accept(asked.partnerSecret(), now));
        if (verdict == AuthenticationVerdict.ACCEPTED) {
            failures = 0;
            tally = tally.accept();
        } else {
            refuseAuthentication();
        }
        return verdict;
    }

    /** Changes the secret. A successful change leaves the failures as they are. */
    AuthenticationVerdict change(String presentedAppKey, Credentials asked, Instant now) {
        var verdict = judge(presentedAppKey, secrets.current().equals(asked.partnerSecret()));
        if (verdict == AuthenticationVerdict.ACCEPTED
                && !SecretPolicy.allows(asked.newPartnerSecret())) {
            verdict = AuthenticationVerdict.AGAINST_POLICY;
        }
        if (verdict == AuthenticationVerdict.ACCEPTED) {
            var until = asked.immediate() ? now : now.plus(SimulatedPartner.GRACE_PERIOD);
            secrets = secrets.replacedBy(asked.newPartnerSecret(), until);
            changes = changes.make();
        } else {
            refuseChange();
        }
        return verdict;
    }

    void refuseAuthentication() {
        tally = tally.reject();
        fail();
    }

    void refuseChange() {
        changes = changes.refuse();
        fail();
    }

    private AuthenticationVerdict judge(String presentedAppKey, boolean secretAccepted) {
        if (!appKey.equals(presentedAppKey)) {
            return AuthenticationVerdict.WRONG_APP_KEY;
        }
        if (locked) {
            return AuthenticationVerdict.LOCKED;
        }
        return secretAccepted ? AuthenticationVerdict.ACCEPTED : AuthenticationVerdict.WRONG_SECRET;
    }

    private void fail() {
        if (!locked) {
            failures++;
            locked = failures >= SimulatedPartner.LOCKING_FAILURE;
        }
    }
}
