package io.github.mpfinicity.core.session;

import io.github.mpfinicity.PartnerCredentials;
import io.github.mpfinicity.PartnerSecret;
import io.github.mpfinicity.core.credentials.Login;
import io.github.mpfinicity.core.record.Candidate;
import io.github.mpfinicity.core.store.PartnerStore;

/**
 * A flight in its turn.
 *
 * @param found the credentials, read in that turn
 * @param turn which nobody else has
 */
record Leg(Flight flight, CredentialsReader.Found found, PartnerStore.Turn turn) {
    Login login() {
        return found.login();
    }

    PartnerCredentials credentials(Candidate candidate) {
        PartnerSecret pending = login().pending();
        return candidate == Candidate.PENDING && pending != null
                ? login().with(pending)
                : login().present();
    }

    /** With a secret that is pending by now. */
    Leg pending(PartnerSecret next) {
        return with(new Login(login().origin(), login().present(), next));
    }

    /** With a secret that is the present one by now. */
    Leg promoted(PartnerSecret next) {
        return with(new Login(login().origin(), login().with(next), null));
    }

    private Leg with(Login login) {
        var after =
                new CredentialsReader.Found(
                        login, found.gateway(), found.keeper(), found.confirmedUnlocked());
        return new Leg(flight, after, turn);
    }
}
