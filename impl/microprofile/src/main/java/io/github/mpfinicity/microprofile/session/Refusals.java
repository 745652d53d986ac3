package io.github.mpfinicity.microprofile.session;

import static java.util.Objects.requireNonNull;

import io.github.mpfinicity.AccountLockedException;
import io.github.mpfinicity.AppKeyRejectedException;
import io.github.mpfinicity.CredentialsRejectedException;
import io.github.mpfinicity.FinicityAuthenticationException;
import io.github.mpfinicity.FinicityUnavailableException;
import io.github.mpfinicity.InvalidConfigurationException;
import io.github.mpfinicity.LockoutGuardException;
import io.github.mpfinicity.RegionRefusedException;
import io.github.mpfinicity.core.credentials.CredentialPart;
import io.github.mpfinicity.core.credentials.Rejection;
import io.github.mpfinicity.core.record.Attempts;
import io.github.mpfinicity.core.record.Halt;
import io.github.mpfinicity.core.session.Refusal;
import io.github.mpfinicity.core.session.Trouble;
import io.github.mpfinicity.microprofile.config.PartnerConfig;
import java.time.Duration;

/**
 * Turns the core's refusals into words: what happened, what the library did, what to do. Settings
 * are called as the partner's configuration has them.
 */
final class Refusals {
    private static final String CONFIRM =
            "call PartnerAccount.confirmUnlocked() or set finicity.lockout.confirmed-unlocked to a"
                    + " new value, such as the number of the support case";

    /** The vendor does not say which of the credentials it is about, if of any. */
    private static final String NOT_AUTHORIZED = "10021";

    private Refusals() {}

    static FinicityAuthenticationException exception(Refusal why, PartnerConfig config) {
        String message = message(why, config);
        if (why instanceof Refusal.Rejected rejected) {
            return rejected(rejected.rejection().part(), message);
        }
        if (why instanceof Refusal.Superseded superseded) {
            return rejected(superseded.part(), message);
        }
        if (why instanceof Refusal.Misconfigured misconfigured) {
            return new InvalidConfigurationException(misconfigured.problems());
        }
        if (why instanceof Refusal.Halted halted) {
            return halted.halt() == Halt.LOCKED
                    ? new AccountLockedException(message)
                    : new LockoutGuardException(message);
        }
        if (why instanceof Refusal.Exhausted) {
            return new LockoutGuardException(message);
        }
        if (why instanceof Refusal.Unavailable unavailable) {
            return unavailable.trouble() == Trouble.REGION_REFUSED
                    ? new RegionRefusedException(message)
                    : new FinicityUnavailableException(message, unavailable.retryAfter());
        }
        return new FinicityUnavailableException(message, Duration.ZERO);
    }

    private static FinicityAuthenticationException rejected(CredentialPart part, String message) {
        return part == CredentialPart.APP_KEY
                ? new AppKeyRejectedException(message)
                : new CredentialsRejectedException(message);
    }

    static String message(Refusal why, PartnerConfig config) {
        return config.worded(message(why));
    }

    private static String message(Refusal why) {
        if (why instanceof Refusal.Rejected rejected) {
            return rejected(rejected.rejection()) + used(rejected.attempts());
        }
        if (why instanceof Refusal.Superseded superseded) {
            return superseded(superseded.part()) + used(superseded.attempts());
        }
        if (why instanceof Refusal.Misconfigured misconfigured) {
            return requireNonNull(
                    new InvalidConfigurationException(misconfigured.problems()).getMessage());
        }
        if (why instanceof Refusal.Halted halted) {
            return halted(halted.halt()) + used(halted.attempts());
        }
        if (why instanceof Refusal.Exhausted exhausted) {
            return "The lockout guard sends nothing more to Finicity: further failures could lock"
                    + " the account. Correct finicity.app-key, finicity.partner-id and"
                    + " finicity.partner-secret, make sure that the account is not locked, then "
                    + CONFIRM
                    + "."
                    + used(exhausted.attempts());
        }
        return why instanceof Refusal.Unavailable unavailable
                ? Troubles.message(unavailable) + used(unavailable.attempts())
                : "The Finicity session of this application was closed; nothing is sent any more.";
    }

    static String used(Attempts attempts) {
        return " Failed attempts charged: "
                + attempts.used()
                + " of our budget of "
                + attempts.budget()
                + ", left: "
                + attempts.left()
                + "; the vendor locks at 5.";
    }

    private static String halted(Halt halt) {
        return halt == Halt.LOCKED
                ? "Finicity says that the account is locked (code 24302). Nothing is sent any more."
                        + " Ask the vendor's support to unlock it, correct the credentials, then "
                        + CONFIRM
                        + "."
                : "The record of Finicity attempts was damaged, so nobody knows how many have"
                      + " failed. Nothing is sent. Make sure that the account is not locked, then "
                        + CONFIRM
                        + ".";
    }

    private static String superseded(CredentialPart part) {
        boolean key = part == CredentialPart.APP_KEY;
        String what = key ? "app key" : "partner secret";
        String setting = key ? "finicity.app-key" : "finicity.partner-secret";
        return "This "
                + what
                + " was replaced: Finicity has accepted another one since, in this process or in"
                + " one that shares the store with it. The older one is not sent, for it would"
                + " count as a failure. Set "
                + setting
                + ", or the file that "
                + setting
                + "-file names, to the newer one; that is picked up without a restart. If the"
                + " older one is right after all, "
                + CONFIRM
                + ".";
    }

    private static String rejected(Rejection rejection) {
        String code = rejection.code() == null ? "no code" : "code " + rejection.code();
        boolean unclear = NOT_AUTHORIZED.equals(rejection.code());
        CredentialPart part = unclear ? CredentialPart.ALL : rejection.part();
        return (unclear ? "Finicity says \"You are not authorized.\"" : what(part))
                + " (status "
                + rejection.status()
                + ", "
                + code
                + "). It was sent once and is not sent again until it changes, also if it is put"
                + " back later. "
                + remedy(part)
                + "; the change is picked up without a restart."
                + (rejection.namesPart()
                        ? ""
                        : " If nothing is wrong, make sure that the account is not locked, then "
                                + CONFIRM
                                + ".");
    }

    private static String what(CredentialPart part) {
        return switch (part) {
            case APP_KEY -> "Finicity refused the app key";
            case PARTNER_ID -> "Finicity does not know the partner id";
            case PARTNER_SECRET -> "Finicity refused the partner secret";
            case ALL -> "Finicity refused the authentication without saying what was wrong with it";
        };
    }

    private static String remedy(CredentialPart part) {
        return switch (part) {
            case APP_KEY -> "Set finicity.app-key to the one in the vendor's portal";
            case PARTNER_ID ->
                    "Correct finicity.partner-id (sandbox and production have different ones)";
            case PARTNER_SECRET ->
                    "Correct finicity.partner-secret, or finicity.partner-id that it belongs to";
            case ALL ->
                    "Check finicity.app-key, finicity.partner-id and finicity.partner-secret, and"
                            + " correct what is wrong";
        };
    }
}
