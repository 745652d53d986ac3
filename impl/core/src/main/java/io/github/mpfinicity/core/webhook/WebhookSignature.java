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

/** HMAC-SHA256 over the body as it was sent, keyed with the partner secret, in hexadecimal. */
public final class WebhookSignature {
    private static final String ALGORITHM = "HmacSHA256";
    private static final int DIGITS = 64;

    private WebhookSignature() {}

    /** Whether it could be a signature at all. */
    public static boolean wellFormed(@Nullable String signature) {
        return signature != null
                && signature.length() == DIGITS
                && signature.chars().allMatch(HexFormat::isHexDigit);
    }

    /** Whether one of the secrets made it. Tries all of them, whichever it was. */
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
            throw new IllegalStateException("every Java runtime must have " + ALGORITHM, e);
        }
    }
}
