package io.github.mpfinicity.microprofile.message;

import io.github.mpfinicity.FinicityAuthenticationException;
import io.github.mpfinicity.FinicityUnavailableException;
import io.github.mpfinicity.GracePeriod;
import io.github.mpfinicity.InvalidConfigurationException;
import io.github.mpfinicity.LockoutGuardException;
import io.github.mpfinicity.core.result.ChangeResult;
import io.github.mpfinicity.core.result.Refusal;
import io.github.mpfinicity.core.vendor.VendorCode;
import io.github.mpfinicity.microprofile.config.Format;
import io.github.mpfinicity.microprofile.config.PartnerConfig;
import io.github.mpfinicity.microprofile.config.Setting;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

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
        if (result instanceof ChangeResult.AgainstPolicy against) {
            throw new IllegalArgumentException(
                    "The new partner secret breaks Finicity's rules: "
                            + String.join("; ", against.rules())
                            + "."
                            + NOTHING);
        }
        if (result instanceof ChangeResult.Refused refused) {
            throw new IllegalArgumentException(refused(refused));
        }
        if (!(result instanceof ChangeResult.Done)) {
            throw causes.attach(exception(result, config), why(result));
        }
    }

    private static @Nullable Refusal why(ChangeResult result) {
        if (result instanceof ChangeResult.InDoubt doubt) {
            return doubt.why();
        }
        if (result instanceof ChangeResult.Unverified unverified) {
            return unverified.why();
        }
        return result instanceof ChangeResult.Failed failed ? failed.why() : null;
    }

    private static FinicityAuthenticationException exception(
            ChangeResult result, PartnerConfig config) {
        if (result instanceof ChangeResult.ReadOnly) {
            return new InvalidConfigurationException(List.of(readOnly(config)));
        }
        if (result instanceof ChangeResult.NotKept notKept) {
            return new InvalidConfigurationException(List.of(notKept(notKept.detail(), config)));
        }
        if (result instanceof ChangeResult.Unaffordable unaffordable) {
            String sentence =
                    "A change of the partner secret can cost three attempts if its answer is lost,"
                            + " and not all of those are left."
                            + NOTHING
                            + " It needs a record without failed attempts and "
                            + config.name(Setting.LOCKOUT_BUDGET)
                            + " of three or more for this process:"
                            + " authenticate, or make sure that the account is not locked and"
                            + " confirm that, then change the secret again."
                            + RefusalMessages.used(unaffordable.attempts());
            return new LockoutGuardException(sentence);
        }
        if (result instanceof ChangeResult.NotKnown) {
            return new LockoutGuardException(
                    "An earlier change of the partner secret was not settled. This one was not"
                            + " begun; instead it was tried which of the two secrets kept is in"
                            + " force. See PartnerAccount.status(), and change the secret again"
                            + " once an authentication has succeeded.");
        }
        if (result instanceof ChangeResult.Unverified unverified) {
            return new FinicityUnavailableException(
                    "Finicity has changed the partner secret, and the new one is kept. It is the"
                            + " only one that is used from now on, but no authentication has"
                            + " succeeded with it yet; the library tries again. What happened: "
                            + RefusalMessages.message(unverified.why(), config),
                    retryAfter(unverified.why()));
        }
        return result instanceof ChangeResult.InDoubt doubt
                ? inDoubt(doubt.why(), config)
                : RefusalMessages.exception(((ChangeResult.Failed) result).why(), config);
    }

    private static String refused(ChangeResult.Refused refused) {
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

    private static String readOnly(PartnerConfig config) {
        return config.name(Setting.PARTNER_SECRET_FILE)
                + " is not set to a file that can be replaced: it must be"
                + " a file of its own, named by its real path without symbolic links, not mounted"
                + " by itself, in a directory that this user may write, for example"
                + " /var/lib/finicity/partner-secret; or a bean must be a"
                + " WritablePartnerCredentialsSource."
                + NOTHING;
    }

    private static String notKept(String detail, PartnerConfig config) {
        return config.name(Setting.PARTNER_SECRET_FILE)
                + ", or the bean that keeps the partner secret, did not"
                + " keep the new one ("
                + detail
                + "): it must be possible to write its directory, and no other change may be"
                + " pending there."
                + NOTHING;
    }

    private static FinicityUnavailableException inDoubt(Refusal why, PartnerConfig config) {
        return new FinicityUnavailableException(
                "It is not known whether the partner secret was changed. Both secrets are kept, the"
                        + " new one as pending. Once it is safe, the library tries the new one and"
                        + " then, if need be, the old one, within its budget, and keeps the one"
                        + " that works; the event SecretChanged tells if it is the new one. Do not"
                        + " change the secret or its file by hand meanwhile. What happened: "
                        + RefusalMessages.message(why, config),
                retryAfter(why));
    }

    private static Duration retryAfter(Refusal why) {
        return why instanceof Refusal.Unavailable unavailable
                ? unavailable.retryAfter()
                : Duration.ZERO;
    }
}
