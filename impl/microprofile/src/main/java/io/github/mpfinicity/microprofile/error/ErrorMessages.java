package io.github.mpfinicity.microprofile.error;

import io.github.mpfinicity.LibraryAction;
import io.github.mpfinicity.core.credentials.CredentialPart;
import io.github.mpfinicity.core.vendor.ErrorEntry;
import io.github.mpfinicity.microprofile.config.Setting;
import java.time.Duration;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The words of exceptions for rejected calls. Nothing in them comes from the vendor's texts. */
final class ErrorMessages {
    private ErrorMessages() {}

    /**
     * Says what happened, what the library did, and what to do.
     *
     * @param known null if the code is not in the catalogue
     * @param remedy null if nobody knows one
     * @param retryAfter null if a repetition is of no use
     */
    static String message(
            AnsweredCall call,
            @Nullable ErrorEntry known,
            @Nullable String remedy,
            @Nullable Duration retryAfter) {
        String code = call.body().code();
        return "Finicity rejected "
                + place(call)
                + " (status "
                + call.status()
                + (code == null ? ", no code" : ", code " + code)
                + ")."
                + (known == null ? "" : " " + known.meaning() + ".")
                + (remedy == null ? "" : " " + remedy)
                + told(call.action())
                + repetition(retryAfter)
                + (known == null ? "" : known.see());
    }

    /** A sentence; null if nobody knows one. */
    static @Nullable String remedy(
            @Nullable ErrorEntry known, LibraryAction action, Function<Setting, String> names) {
        if (action == LibraryAction.REPEATED) {
            return "Ask the vendor why it rejects new tokens.";
        }
        return known == null ? null : known.remedy().apply(part -> name(part, names)) + ".";
    }

    private static String place(AnsweredCall call) {
        return call.template() == null ? call.method() : call.method() + " " + call.template();
    }

    private static String told(LibraryAction action) {
        return switch (action) {
            case NONE -> "";
            case TOKEN_DROPPED -> " The library dropped the token of this call.";
            case TOKEN_KEPT ->
                    " The library keeps the token of this call, because it is younger than 30 s.";
            case REPEATED ->
                    " The library had sent the call with another token before, which was rejected,"
                            + " too.";
            case AUTHENTICATION_STOPPED ->
                    " The library sends no authentication until an operator confirms that the"
                            + " account is not locked.";
        };
    }

    private static String repetition(@Nullable Duration after) {
        if (after == null) {
            return " The same call will be rejected again.";
        }
        return after.isZero()
                ? " The same call may succeed if it is repeated."
                : " The same call may succeed if it is repeated after " + after + ".";
    }

    private static String name(CredentialPart part, Function<Setting, String> names) {
        return switch (part) {
            case APP_KEY -> names.apply(Setting.APP_KEY);
            case PARTNER_ID -> names.apply(Setting.PARTNER_ID);
            case PARTNER_SECRET -> names.apply(Setting.PARTNER_SECRET);
            case ALL ->
                    names.apply(Setting.APP_KEY)
                            + ", "
                            + names.apply(Setting.PARTNER_ID)
                            + " and "
                            + names.apply(Setting.PARTNER_SECRET);
        };
    }
}
