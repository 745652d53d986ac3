package io.github.mpfinicity.microprofile.message;

import io.github.mpfinicity.GracePeriod;
import io.github.mpfinicity.InvalidConfigurationException;
import io.github.mpfinicity.core.record.Attempts;
import io.github.mpfinicity.core.record.LockoutPolicy;
import io.github.mpfinicity.core.result.ChangeResult;
import io.github.mpfinicity.core.result.Refusal;
import io.github.mpfinicity.core.vendor.VendorCode;
import io.github.mpfinicity.microprofile.config.Format;
import io.github.mpfinicity.microprofile.config.PartnerConfig;
import io.github.mpfinicity.microprofile.config.Setting;
import java.util.List;

/**
 * The result of a change of the secret in words: what happened, which secret is in force, and what
 * to do.
 */
public final class SecretChangeMessages {
    private static final String OLD = " The present secret stays in force.";
    private static final String NOTHING = " Nothing was sent." + OLD;

    private SecretChangeMessages() {}

    /**
     * Refuses a grace period in XML, where every change is immediate. The change would silently
     * become an immediate one.
     */
    public static void requireSayable(GracePeriod grace, Format format, PartnerConfig config) {
        if (format == Format.XML && grace != GracePeriod.NONE) {
            String sentence =
                    config.name(Setting.FORMAT)
                            + " is \"xml\", in which a grace period cannot be asked"
                            + " for: it must be json for GracePeriod.THIRTY_DAYS; or pass"
                            + " GracePeriod.NONE, which ends the present secret at once."
                            + NOTHING;
            throw new InvalidConfigurationException(List.of(sentence));
        }
    }

    /**
     * Throws the exceptions of {@link io.github.mpfinicity.PartnerAccount#changeSecret} unless the
     * change is done.
     */
    public static void requireDone(ChangeResult result, PartnerConfig config, Causes causes) {
        result.match(new SecretChangeExceptions(config, causes))
                .ifPresent(
                        failure -> {
                            throw failure;
                        });
    }

    static String againstPolicy(List<String> rules) {
        return "The new partner secret breaks Finicity's rules: "
                + String.join("; ", rules)
                + "."
                + NOTHING;
    }

    static String unaffordable(Attempts attempts, PartnerConfig config) {
        return "A change of the partner secret can cost three attempts if its answer is lost,"
                + " and not all of those are left."
                + NOTHING
                + " It needs a record without failed attempts and "
                + config.name(Setting.LOCKOUT_BUDGET)
                + " of three or more, which "
                + config.name(Setting.LOCKOUT_PROCESSES)
                + " must not divide (processes that share a store need not divide it):"
                + " authenticate, which gives back what has failed (an attempt whose process"
                + " crashed only "
                + LockoutPolicy.AGEING.toMinutes()
                + " minutes later), or make sure that the account is not locked and"
                + " confirm that, then change the secret again."
                + RefusalMessages.used(attempts);
    }

    static String notKnown() {
        return "An earlier change of the partner secret was not settled. This one was not begun;"
                + " instead it was tried which of the two secrets kept is in force. See"
                + " PartnerAccount.status(), and change the secret again once an authentication"
                + " has succeeded. If this is said again after that, Finicity refuses the"
                + " pending secret without a clear reason, which the log has; it is tried once more"
                + " after each success of the present one.";
    }

    static String unverified(Refusal why, PartnerConfig config) {
        return "Finicity has changed the partner secret, and the new one is kept. It is the"
                + " only one that is used from now on, but no authentication has"
                + " succeeded with it yet; the library tries again. What happened: "
                + RefusalMessages.message(why, config);
    }

    static String refused(ChangeResult.Refused refused) {
        var advice = VendorCode.AGAINST_POLICY.advice();
        return advice.meaning()
                + " ("
                + RefusalMessages.answer(refused.status(), refused.code())
                + "), though it keeps every rule that is known here: 12 to 255 letters, digits and"
                + " ! @ # $ % & * _ - +, with a letter and a digit. "
                + advice.remedy(part -> "")
                + "."
                + OLD;
    }

    static String readOnly(PartnerConfig config) {
        return config.name(Setting.PARTNER_SECRET_FILE)
                + " is not set to a file that can be replaced: it must be"
                + " a file of its own, named by its real path without symbolic links, not mounted"
                + " by itself, in a directory that this user may write, for example"
                + " /var/lib/finicity/partner-secret; or a bean must be a"
                + " WritablePartnerCredentialsSource."
                + NOTHING;
    }

    static String notKept(String detail, PartnerConfig config) {
        return config.name(Setting.PARTNER_SECRET_FILE)
                + ", or the bean that keeps the partner secret, did not"
                + " keep the new one ("
                + detail
                + "): it must be possible to write its directory, and no other change may be"
                + " pending there."
                + NOTHING;
    }

    static String inDoubt(Refusal why, PartnerConfig config) {
        return "It is not known whether the partner secret was changed. Both secrets are kept, the"
                + " new one as pending. Once it is safe, the library tries the new one and"
                + " then, if need be, the old one, within its budget, and keeps the one"
                + " that works; the event SecretChanged tells if it is the new one. Do not"
                + " change the secret or its file by hand meanwhile. What happened: "
                + RefusalMessages.message(why, config);
    }
}
