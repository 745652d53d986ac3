package io.github.mpfinicity.microprofile.session;

import static java.util.Objects.requireNonNull;

import io.github.mpfinicity.FinicityAuthenticationException;
import io.github.mpfinicity.InvalidConfigurationException;
import io.github.mpfinicity.core.credentials.CredentialPart;
import io.github.mpfinicity.core.credentials.Rejection;
import io.github.mpfinicity.core.record.Attempts;
import io.github.mpfinicity.core.record.Halt;
import io.github.mpfinicity.core.result.Refusal;
import io.github.mpfinicity.microprofile.config.PartnerConfig;

/**
 * Turns the core's refusals into words: what happened, what the library did, what to do. Settings
 * are called as the partner's configuration has them.
 */
final class Refusals implements Refusal.Cases<String> {
    private static final String CONFIRM =
            "call PartnerAccount.confirmUnlocked() or set finicity.lockout.confirmed-unlocked to a"
                    + " new value, such as the number of the support case";

    /** The vendor does not say which of the credentials it is about, if of any. */
    private static final String NOT_AUTHORIZED = "10021";

    private Refusals() {}

    static FinicityAuthenticationException exception(Refusal why, PartnerConfig config) {
        return why.match(new RefusalExceptions(message(why, config)));
    }

    static String message(Refusal why, PartnerConfig config) {
        return config.worded(why.match(new Refusals()));
    }

    @Override
    public String rejected(Refusal.Rejected refusal) {
        return rejected(refusal.rejection()) + used(refusal.attempts());
    }

    @Override
    public String superseded(Refusal.Superseded refusal) {
        return superseded(refusal.part()) + used(refusal.attempts());
    }

    @Override
    public String misconfigured(Refusal.Misconfigured refusal) {
        return requireNonNull(new InvalidConfigurationException(refusal.problems()).getMessage());
    }

    @Override
    public String halted(Refusal.Halted refusal) {
        return halted(refusal.halt()) + used(refusal.attempts());
    }

    @Override
    public String exhausted(Refusal.Exhausted refusal) {
        return "The lockout guard sends nothing more to Finicity: further failures could lock"
                + " the account. Correct finicity.app-key, finicity.partner-id and"
                + " finicity.partner-secret, make sure that the account is not locked, then "
                + CONFIRM
                + "."
                + used(refusal.attempts());
    }

    @Override
    public String unavailable(Refusal.Unavailable refusal) {
        return Troubles.message(refusal) + used(refusal.attempts());
    }

    @Override
    public String closed(Refusal.Closed refusal) {
        return "The Finicity session of this application was closed; nothing is sent any more.";
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
