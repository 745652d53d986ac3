package io.github.mpfinicity.core.credentials;

import io.github.mpfinicity.PartnerCredentials;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Makes fingerprints, so that credentials can be recognised without being kept. The last
 * fingerprints are cached, because the slow hash is expensive. Safe for any thread.
 */
public final class Fingerprints {
    private static final String HMAC = "HmacSHA256";
    private static final String PBKDF2 = "PBKDF2WithHmacSHA256";

    /** Enough for partner id, app keys, secrets and sealing before and after a change. */
    private static final int KEPT = 12;

    private static final String SEALING = "SEALING";

    private static final int ROUNDS = 600_000;

    private final Hash hash;
    private volatile List<Made> made = List.of();

    /** A random key. With it the cache recognises values and does not keep them. */
    private final byte[] own;

    @FunctionalInterface
    private interface Hash {
        byte[] of(byte[] message, byte[] salt) throws GeneralSecurityException;
    }

    private record Made(String recognised, String salt, String fingerprint) {}

    private Fingerprints(Hash hash) {
        this.hash = hash;
        this.own = new byte[32];
        new SecureRandom().nextBytes(own);
    }

    /**
     * For stores that end with the process. The hash is fast, because a heap dump holds the values
     * anyway.
     */
    public static Fingerprints keyed() {
        return new Fingerprints(Fingerprints::keyed);
    }

    /**
     * For stores that outlive the process. The hash is slow, so that each guess costs a reader of
     * the store time.
     */
    public static Fingerprints slow() {
        return new Fingerprints(
                (message, salt) -> {
                    char[] password = Base64.getEncoder().encodeToString(message).toCharArray();
                    var spec = new PBEKeySpec(password, salt, ROUNDS, 256);
                    return SecretKeyFactory.getInstance(PBKDF2).generateSecret(spec).getEncoded();
                });
    }

    /** The fingerprints of all parts under a salt. */
    public CredentialsFingerprint of(PartnerCredentials credentials, String salt) {
        String id = credentials.partnerId();
        String secret =
                fingerprint(
                        CredentialPart.PARTNER_SECRET,
                        salt,
                        id,
                        credentials.partnerSecret().value());
        String appKey = fingerprint(CredentialPart.APP_KEY, salt, credentials.appKey());
        byte[] key = salt.getBytes(StandardCharsets.UTF_8);
        Map<CredentialPart, String> parts = new EnumMap<>(CredentialPart.class);
        parts.put(CredentialPart.PARTNER_SECRET, secret);
        parts.put(CredentialPart.PARTNER_ID, fingerprint(CredentialPart.PARTNER_ID, salt, id));
        parts.put(CredentialPart.APP_KEY, appKey);
        // The input is fingerprints, which were hashed slowly already.
        byte[] all = message(CredentialPart.ALL.name(), secret, appKey);
        parts.put(CredentialPart.ALL, text(Fingerprints::keyed, all, key));
        return new CredentialsFingerprint(salt, parts);
    }

    /**
     * Material for a key that only nodes with the secret can make. It is as hard to guess as a
     * fingerprint, and cannot be computed from one.
     */
    public byte[] keyMaterial(PartnerCredentials credentials, String salt) {
        String secret = credentials.partnerSecret().value();
        byte[] message = message(SEALING, credentials.partnerId(), secret);
        return hashed(message, salt).getBytes(StandardCharsets.UTF_8);
    }

    private String fingerprint(CredentialPart part, String salt, String... values) {
        return hashed(message(part.name(), values), salt);
    }

    private String hashed(byte[] message, String salt) {
        String recognised = text(Fingerprints::keyed, message, own);
        for (Made each : made) {
            if (each.recognised().equals(recognised) && each.salt().equals(salt)) {
                return each.fingerprint();
            }
        }
        var latest =
                new Made(
                        recognised,
                        salt,
                        text(hash, message, salt.getBytes(StandardCharsets.UTF_8)));
        made = Stream.concat(Stream.of(latest), made.stream()).limit(KEPT).toList();
        return latest.fingerprint();
    }

    private static String text(Hash hash, byte[] message, byte[] salt) {
        try {
            return Base64.getUrlEncoder().withoutPadding().encodeToString(hash.of(message, salt));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has these hashes", e);
        }
    }

    private static byte[] keyed(byte[] message, byte[] salt) throws GeneralSecurityException {
        Mac mac = Mac.getInstance(HMAC);
        mac.init(new SecretKeySpec(salt, HMAC));
        return mac.doFinal(message);
    }

    /** A length precedes each value, so that two different lists never make the same message. */
    private static byte[] message(String purpose, String... values) {
        int size = Integer.BYTES * (values.length + 1);
        byte[][] all = new byte[values.length + 1][];
        all[0] = purpose.getBytes(StandardCharsets.UTF_8);
        for (int i = 0; i < values.length; i++) {
            all[i + 1] = values[i].getBytes(StandardCharsets.UTF_8);
        }
        for (byte[] each : all) {
            size += each.length;
        }
        var message = ByteBuffer.allocate(size);
        for (byte[] each : all) {
            message.putInt(each.length).put(each);
        }
        return message.array();
    }
}
