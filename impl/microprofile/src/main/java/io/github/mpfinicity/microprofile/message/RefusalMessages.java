package io.github.mpfinicity.microprofile.message;

import static java.util.Objects.requireNonNull;

import io.github.mpfinicity.FinicityAuthenticationException;
import io.github.mpfinicity.InvalidConfigurationException;
import io.github.mpfinicity.core.credentials.CredentialPart;
import io.github.mpfinicity.core.credentials.Rejection;
import io.github.mpfinicity.core.record.Attempts;
import io.github.mpfinicity.core.record.ChargeReason;
import io.github.mpfinicity.core.record.Suspension;
import io.github.mpfinicity.core.result.Refusal;
import io.github.mpfinicity.core.vendor.ErrorCatalogue;
import io.github.mpfinicity.core.vendor.VendorCode;
import io.github.mpfinicity.microprofile.config.PartnerConfig;
import io.github.mpfinicity.microprofile.config.Setting;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Turns the core's refusals into words: what happened, what the library did, and what to do. The
 * messages name the settings as the partner's configuration does.
 */
public final class RefusalMessages implements Refusal.Cases<String> {

    private static final DateTimeFormatter MINUTE =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm 'UTC'").withZone(ZoneOffset.UTC);

    private final PartnerConfig config;

    private RefusalMessages(PartnerConfig config) {
        this.config = config;
    }

    public static FinicityAuthenticationException exception(Refusal why, PartnerConfig config) {
        return exception(why, message(why, config));
    }

    static FinicityAuthenticationException exception(Refusal why, String message) {
        return why.match(new RefusalExceptions(message));
    }

    public static String message(Refusal why, PartnerConfig config) {
        return why.match(new RefusalMessages(config));
    }

    @Override
    public String rejected(Refusal.Rejected refusal) {
        return rejected(refusal.rejection())
                + used(refusal.attempts())
                + ErrorCatalogue.see(refusal.rejection().code());
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
    public String suspended(Refusal.Suspended refusal) {
        String told = suspended(refusal.reason()) + used(refusal.attempts());
        return refusal.reason() == Suspension.LOCKED
                ? told + ErrorCatalogue.see(VendorCode.LOCKED.text())
                : told;
    }

    @Override
    public String exhausted(Refusal.Exhausted refusal) {
        return "The lockout guard sends nothing more to Finicity: further failures could lock"
                + " the account. Correct "
                + credentials()
                + ", make sure that the account is not locked, then "
                + confirm()
                + "."
                + used(refusal.attempts());
    }

    @Override
    public String unavailable(Refusal.Unavailable refusal) {
        return UnavailableMessages.message(refusal, config) + used(refusal.attempts());
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
                + "; the vendor locks at 5."
                + reasons(attempts.reasons());
    }

    private static String reasons(List<ChargeReason> reasons) {
        return reasons.isEmpty()
                ? ""
                : reasons.stream()
                        .map(each -> each.what() + " at " + MINUTE.format(each.at()))
                        .collect(Collectors.joining("; ", " Charged last: ", "."));
    }

    private String suspended(Suspension reason) {
        VendorCode.Advice locked = VendorCode.LOCKED.advice();
        return reason == Suspension.LOCKED
                ? locked.meaning()
                        + " (code "
                        + VendorCode.LOCKED.text()
                        + "). Nothing is sent any more. "
                        + remedy(locked)
                        + ", then "
                        + confirm()
                        + "."
                : "The record of Finicity attempts was damaged, so nobody knows how many have"
                      + " failed. Nothing is sent. Make sure that the account is not locked, then "
                        + confirm()
                        + ".";
    }

    private String superseded(CredentialPart part) {
        boolean key = part == CredentialPart.APP_KEY;
        String what = key ? "app key" : "partner secret";
        String place = config.place(key ? Setting.APP_KEY : Setting.PARTNER_SECRET);
        return "This "
                + what
                + " was replaced: Finicity has accepted another one since, in this process or in"
                + " one that shares the store with it. The older one is not sent, for it would"
                + " count as a failure. Set "
                + place
                + " to the newer one; that is picked up without a restart. If the"
                + " older one is right after all, "
                + confirm()
                + ".";
    }

    private String rejected(Rejection rejection) {
        var advice = VendorCode.Advice.of(rejection.code(), rejection.part());
        return advice.meaning()
                + " ("
                + answer(rejection.status(), rejection.code())
                + "). It was sent once and is not sent again until it changes, also if it is put"
                + " back later. "
                + remedy(advice)
                + "; the change is picked up without a restart."
                + (rejection.namesPart()
                        ? ""
                        : " If nothing is wrong, make sure that the account is not locked, then "
                                + confirm()
                                + ".");
    }

    /** The status and the code of an answer. An answer without a code is told as such. */
    static String answer(int status, @Nullable String code) {
        return "status " + status + (code == null ? ", no code" : ", code " + code);
    }

    private String remedy(VendorCode.Advice advice) {
        return advice.remedy(this::setting);
    }

    private String setting(CredentialPart part) {
        return switch (part) {
            case APP_KEY -> config.place(Setting.APP_KEY);
            case PARTNER_ID -> config.place(Setting.PARTNER_ID);
            case PARTNER_SECRET -> config.place(Setting.PARTNER_SECRET);
            case ALL -> credentials();
        };
    }

    private String credentials() {
        return config.place(Setting.APP_KEY)
                + ", "
                + config.place(Setting.PARTNER_ID)
                + " and "
                + config.place(Setting.PARTNER_SECRET);
    }

    private String confirm() {
        return "call PartnerAccount.confirmUnlocked() or set "
                + config.name(Setting.LOCKOUT_CONFIRMED_UNLOCKED)
                + " to a new value, such as the number of the support case";
    }
}
