package io.github.mpfinicity.core.credentials;

import io.github.mpfinicity.PartnerCredentials;
import io.github.mpfinicity.PartnerSecret;
import io.github.mpfinicity.core.sealing.Hkdf;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Makes fingerprints, so that credentials can be recognised without being kept. Only the secret is
 * hashed slowly, because a person may have chosen it: once for each secret and salt. All that a
 * reader could try secrets on comes from this one hash. An app key has 128 random bits, and a
 * partner id is no secret. Safe for any thread.
 */
public final class Fingerprints {
    private static final String PBKDF2 = "PBKDF2WithHmacSHA256";
    private static final String HKDF = "HKDF";
    private static final String SEALING = "SEALING";
    private static final int BYTES = 32;

    /** Enough for the present secret, a pending and a new one, under two salts. */
    private static final int KEPT = 6;

    private final SecretHash hash;
    private volatile List<Hashed> hashed = List.of();

    /** A random key. With it the cache recognises secrets and does not keep them. */
    private final byte[] own;

    /** Makes a key of a secret. */
    @FunctionalInterface
    interface SecretHash {
        byte[] key(String secret, String salt);
    }

    private record Hashed(String recognised, SecretKeySpec key) {}

    Fingerprints(SecretHash hash) {
        this.hash = hash;
        this.own = new byte[BYTES];
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
     * the store time. The {@link Salt} says how slow.
     */
    public static Fingerprints slow() {
        return new Fingerprints(Fingerprints::slow);
    }

    /** The fingerprints of all parts under a salt. */
    public CredentialsFingerprint of(PartnerCredentials credentials, String salt) {
        String id = credentials.partnerId();
        String secret =
                text(
                        derived(
                                key(credentials.partnerSecret(), salt),
                                CredentialPart.PARTNER_SECRET.name(),
                                id));
        String appKey = appKey(credentials.appKey(), salt);
        Map<CredentialPart, String> parts = new EnumMap<>(CredentialPart.class);
        parts.put(CredentialPart.PARTNER_SECRET, secret);
        parts.put(CredentialPart.PARTNER_ID, fast(CredentialPart.PARTNER_ID, salt, id));
        parts.put(CredentialPart.APP_KEY, appKey);
        parts.put(CredentialPart.ALL, fast(CredentialPart.ALL, salt, secret, appKey));
        return new CredentialsFingerprint(salt, parts);
    }

    /** The fingerprint of an app key alone. Fast. */
    public String appKey(String appKey, String salt) {
        return fast(CredentialPart.APP_KEY, salt, appKey);
    }

    /**
     * Material for a key that only nodes with the secret can make. It is as hard to guess as a
     * fingerprint, and cannot be computed from one.
     */
    public byte[] keyMaterial(PartnerCredentials credentials, String salt) {
        return derived(key(credentials.partnerSecret(), salt), SEALING, credentials.partnerId());
    }

    private byte[] key(PartnerSecret secret, String salt) {
        String recognised = text(Hkdf.extract(message(secret.value(), salt), own));
        for (Hashed each : hashed) {
            if (each.recognised().equals(recognised)) {
                return each.key().getEncoded();
            }
        }
        byte[] key = hash.key(secret.value(), salt);
        hashed =
                Stream.concat(
                                Stream.of(new Hashed(recognised, new SecretKeySpec(key, HKDF))),
                                hashed.stream())
                        .limit(KEPT)
                        .toList();
        return key;
    }

    static byte[] keyed(String secret, String salt) {
        return Hkdf.extract(bytes(secret), bytes(salt));
    }

    private static byte[] slow(String secret, String salt) {
        var spec =
                new PBEKeySpec(
                        secret.toCharArray(), bytes(salt), Salt.rounds(salt), BYTES * Byte.SIZE);
        try {
            return SecretKeyFactory.getInstance(PBKDF2).generateSecret(spec).getEncoded();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has " + PBKDF2, e);
        } finally {
            spec.clearPassword();
        }
    }

    /** The fingerprint of values that are no secret of a person, or were hashed already. */
    private static String fast(CredentialPart part, String salt, String... values) {
        return text(derived(Hkdf.extract(message(values), bytes(salt)), part.name()));
    }

    private static byte[] derived(byte[] key, String... label) {
        return Hkdf.expand(key, message(label), BYTES);
    }

    /** A length precedes each value, so that two different lists never make the same message. */
    private static byte[] message(String... values) {
        List<byte[]> all = Stream.of(values).map(Fingerprints::bytes).toList();
        int size = all.stream().mapToInt(each -> Integer.BYTES + each.length).sum();
        var message = ByteBuffer.allocate(size);
        all.forEach(each -> message.putInt(each.length).put(each));
        return message.array();
    }

    private static String text(byte[] hash) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
