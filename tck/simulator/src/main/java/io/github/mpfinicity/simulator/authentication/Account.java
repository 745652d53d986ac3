package io.github.mpfinicity.simulator.authentication;

import static java.util.Objects.requireNonNull;

import java.time.Instant;

/** The vendor's data about one partner. Not thread-safe: the partner's monitor guards it. */
final class Account {

    Secrets secrets;
    String appKey;
    int failures;
    boolean locked;
    Tally tally = Tally.ZERO;
    SecretChanges changes = SecretChanges.ZERO;

    Account(String secret, String appKey) {
        this.secrets = Secrets.only(secret);
        this.appKey = requireNonNull(appKey, "appKey");
    }

    Verdict authenticate(String presentedAppKey, Credentials asked, Instant now) {
        var verdict = judge(presentedAppKey, secrets.accept(asked.partnerSecret(), now));
        if (verdict == Verdict.ACCEPTED) {
            failures = 0;
            tally = tally.accept();
        } else {
            refuseAuthentication();
        }
        return verdict;
    }

    /** Changes the secret. A successful change leaves the failures as they are. */
    Verdict change(String presentedAppKey, Credentials asked, Instant now) {
        var verdict = judge(presentedAppKey, secrets.current().equals(asked.partnerSecret()));
        if (verdict == Verdict.ACCEPTED && !SecretPolicy.allows(asked.newPartnerSecret())) {
            verdict = Verdict.AGAINST_POLICY;
        }
        if (verdict == Verdict.ACCEPTED) {
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

    private Verdict judge(String presentedAppKey, boolean secretAccepted) {
        if (!appKey.equals(presentedAppKey)) {
            return Verdict.WRONG_APP_KEY;
        }
        if (locked) {
            return Verdict.LOCKED;
        }
        return secretAccepted ? Verdict.ACCEPTED : Verdict.WRONG_SECRET;
    }

    private void fail() {
        if (!locked) {
            failures++;
            locked = failures >= SimulatedPartner.LOCKING_FAILURE;
        }
    }
}
