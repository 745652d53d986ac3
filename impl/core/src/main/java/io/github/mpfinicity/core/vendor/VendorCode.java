package io.github.mpfinicity.core.vendor;

import io.github.mpfinicity.core.credentials.CredentialPart;
import java.util.Arrays;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The vendor's codes for authentications and tokens. This table alone knows the meaning of each,
 * its effect on the count, and the remedy. Any other code is passed on unchanged.
 */
public enum VendorCode {
    INVALID_CREDENTIALS("10001", Effect.REJECTS, Advice.SECRET),
    NOT_AUTHORIZED("10021", Effect.REJECTS, Advice.UNDOCUMENTED),
    PARTNER_NOT_FOUND("12401", Effect.REJECTS, Advice.PARTNER),
    MISSING_APP_KEY("10026", Effect.REJECTS, Advice.KEY),
    /** The plain text {@code Invalid (Finicity-App-Key)} means the same. */
    INVALID_APP_KEY("10027", Effect.REJECTS, Advice.KEY),
    WEBHOOK_APP_KEY("1504", Effect.REJECTS, Advice.KEY),
    MISSING_PARAMETER("10005", Effect.REJECTS_REQUEST, Advice.UNEXPLAINED),
    IMPOSSIBLE_REQUEST("10010", Effect.REJECTS_REQUEST, Advice.UNEXPLAINED),
    MISSING_TOKEN("10024", Effect.REJECTS_REQUEST, Advice.UNEXPLAINED),
    MALFORMED_REQUEST("14020", Effect.REJECTS_REQUEST, Advice.UNEXPLAINED),
    /** The status is 401 (specification) or 500 (error guide). */
    LOCKED("24302", Effect.LOCKS, Advice.UNLOCK),
    AGAINST_POLICY("24437", Effect.REJECTS_CHANGE, Advice.NEW_SECRET),
    /** The plain text {@code Invalid (Finicity-App-Token)} means the same. */
    INVALID_TOKEN("10022", Effect.REJECTS_TOKEN, Advice.TOKEN),
    /** The plain text {@code Expired (Finicity-App-Token)} means the same. */
    EXPIRED_TOKEN("10023", Effect.REJECTS_TOKEN, Advice.TOKEN),
    EXPIRED_WEBHOOK_TOKEN("1503", Effect.REJECTS_TOKEN, Advice.TOKEN);

    private static final Map<String, VendorCode> BY_TEXT =
            Arrays.stream(values()).collect(Collectors.toMap(VendorCode::text, code -> code));

    private final String text;
    private final Effect effect;
    private final Advice advice;

    /** The effect of a code on the count. */
    public enum Effect {
        /** A definite failure is charged, and that part is not sent again until it changes. */
        REJECTS,
        /**
         * A definite failure is charged, and no part is sent again until one changes. In the answer
         * to a change, only the change is refused.
         */
        REJECTS_REQUEST,
        /** A definite failure is charged, and nothing is sent before an operator confirms. */
        LOCKS,
        /** The change is charged, and was not made. In other answers the status decides. */
        REJECTS_CHANGE,
        /**
         * The token of a call is dropped. In the answer to an authentication the status decides.
         */
        REJECTS_TOKEN
    }

    /**
     * The meaning of a code, and its remedy. The name of a part in braces stands for its setting.
     */
    public enum Advice {
        SECRET(
                CredentialPart.PARTNER_SECRET,
                "Finicity refused the partner secret",
                "Correct {PARTNER_SECRET}, or {PARTNER_ID} that it belongs to"),
        PARTNER(
                CredentialPart.PARTNER_ID,
                "Finicity does not know the partner id",
                "Correct {PARTNER_ID} (sandbox and production have different ones)"),
        KEY(
                CredentialPart.APP_KEY,
                "Finicity refused the app key",
                "Set {APP_KEY} to the one in the vendor's portal"),
        UNEXPLAINED(
                CredentialPart.ALL,
                "Finicity refused the authentication without saying what was wrong with it",
                "Check {APP_KEY}, {PARTNER_ID} and {PARTNER_SECRET}, and correct what is wrong"),
        /** The vendor documents no cause, so nobody knows which part is wrong. */
        UNDOCUMENTED(
                CredentialPart.ALL,
                "Finicity did not authorize the authentication, and documents no cause of that",
                UNEXPLAINED.remedy),
        UNLOCK(
                CredentialPart.ALL,
                "Finicity says that the account is locked",
                "Ask the vendor's support to unlock it, correct the credentials"),
        NEW_SECRET(
                CredentialPart.ALL,
                "Finicity does not take the new partner secret",
                "Choose another one, for example PartnerSecret.generate()"),
        TOKEN(
                CredentialPart.ALL,
                "Finicity refused the app token",
                "Call again: the next call gets another token");

        private final CredentialPart part;
        private final String meaning;
        private final String remedy;

        Advice(CredentialPart part, String meaning, String remedy) {
            this.part = part;
            this.meaning = meaning;
            this.remedy = remedy;
        }

        /** A sentence without its full stop. */
        public String meaning() {
            return meaning;
        }

        /**
         * A sentence without its full stop.
         *
         * @param settings the name of each part's setting
         */
        public String remedy(Function<CredentialPart, String> settings) {
            String words = remedy;
            for (CredentialPart each : CredentialPart.values()) {
                words = words.replace("{" + each + "}", settings.apply(each));
            }
            return words;
        }

        /** The advice for a code, or for a part if the code is absent or unknown. */
        public static Advice of(@Nullable String code, CredentialPart part) {
            VendorCode known = VendorCode.of(code);
            return known != null
                    ? known.advice
                    : Arrays.stream(values())
                            .filter(it -> it.part == part)
                            .findFirst()
                            .orElseThrow();
        }
    }

    VendorCode(String text, Effect effect, Advice advice) {
        this.text = text;
        this.effect = effect;
        this.advice = advice;
    }

    /** The entry of a code; null if the code is absent or not in the table. */
    public static @Nullable VendorCode of(@Nullable String text) {
        return text == null ? null : BY_TEXT.get(text);
    }

    /** The code as the vendor writes it. */
    public String text() {
        return text;
    }

    /** The effect on the count. */
    public Effect effect() {
        return effect;
    }

    /** The meaning and the remedy, in words. */
    public Advice advice() {
        return advice;
    }

    /** The part that a rejection covers. */
    CredentialPart part() {
        return advice.part;
    }
}
