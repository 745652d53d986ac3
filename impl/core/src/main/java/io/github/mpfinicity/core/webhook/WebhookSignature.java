package io.github.mpfinicity.core.webhook;

import io.github.mpfinicity.PartnerSecret;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/** Checks HMAC-SHA256 signatures of raw bodies under the partner secret, in hexadecimal. */
public final class WebhookSignature {
    private static final String ALGORITHM = "HmacSHA256";
    private static final int DIGITS = 64;

    private WebhookSignature() {}

    /** True if the text has the form of a signature. */
    public static boolean wellFormed(@Nullable String signature) {
        return signature != null
                && signature.length() == DIGITS
                && signature.chars().allMatch(HexFormat::isHexDigit);
    }

    /** True if one of the secrets made it. All are tried, so the time does not tell which one. */
    public static boolean matches(
            byte[] body, @Nullable String signature, List<PartnerSecret> secrets) {
        if (signature == null || !wellFormed(signature)) {
            return false;
        }
        byte[] given = HexFormat.of().parseHex(signature);
        boolean matched = false;
        for (PartnerSecret secret : secrets) {
            matched |= MessageDigest.isEqual(given, sign(body, secret));
        }
        return matched;
    }

    private static byte[] sign(byte[] body, PartnerSecret secret) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(secret.value().getBytes(StandardCharsets.UTF_8), ALGORITHM));
            return mac.doFinal(body);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has " + ALGORITHM, e);
        }
    }
}
