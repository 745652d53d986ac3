package io.github.mpfinicity.core.credentials;

import io.github.mpfinicity.PartnerCredentials;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.EnumMap;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Makes fingerprints under a random key that never leaves the process, so that one in a heap dump
 * is of no use to somebody who guesses secrets. Immutable and safe for any thread.
 */
public final class Fingerprints {
    private static final String HMAC = "HmacSHA256";

    private final SecretKeySpec key;

    private Fingerprints(byte[] key) {
        this.key = new SecretKeySpec(key, HMAC);
    }

    /** Under a key drawn now. */
    public static Fingerprints random(SecureRandom random) {
        var key = new byte[32];
        random.nextBytes(key);
        return new Fingerprints(key);
    }

    /** The prints of all parts. */
    public CredentialsPrint of(PartnerCredentials credentials) {
        String secret = credentials.partnerSecret().value();
        Map<CredentialPart, String> parts = new EnumMap<>(CredentialPart.class);
        parts.put(
                CredentialPart.PARTNER_SECRET,
                print(CredentialPart.PARTNER_SECRET, credentials.partnerId(), secret));
        parts.put(
                CredentialPart.PARTNER_ID,
                print(CredentialPart.PARTNER_ID, credentials.partnerId()));
        parts.put(CredentialPart.APP_KEY, print(CredentialPart.APP_KEY, credentials.appKey()));
        parts.put(
                CredentialPart.ALL,
                print(CredentialPart.ALL, credentials.appKey(), credentials.partnerId(), secret));
        return new CredentialsPrint(parts);
    }

    private String print(CredentialPart part, String... values) {
        try {
            Mac mac = Mac.getInstance(HMAC);
            mac.init(key);
            update(mac, part.name());
            for (String value : values) {
                update(mac, value);
            }
            return Base64.getEncoder().encodeToString(mac.doFinal());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has " + HMAC, e);
        }
    }

    /** Each value is preceded by its length, or two different lists could read the same. */
    private static void update(Mac mac, String value) {
        byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
        mac.update(ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).flip());
        mac.update(bytes);
    }
}
