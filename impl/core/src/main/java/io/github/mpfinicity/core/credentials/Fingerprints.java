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
 * Makes fingerprints, so that credentials can be recognised without being kept. Those made last are
 * kept, for hashing slowly is done once per change of the credentials. Safe for any thread.
 */
public final class Fingerprints {
    private static final String HMAC = "HmacSHA256";
    private static final String PBKDF2 = "PBKDF2WithHmacSHA256";

    /** Present, pending and next secret of a change. */
    private static final int KEPT = 3;

    private static final int ROUNDS = 600_000;

    private final Hash hash;
    private volatile List<Made> made = List.of();

    /** Recognises the credentials of {@link #made}; they themselves are not kept. */
    private final byte[] own;

    @FunctionalInterface
    private interface Hash {
        byte[] of(byte[] message, byte[] salt) throws GeneralSecurityException;
    }

    private record Made(String credentials, CredentialsPrint print) {}

    private Fingerprints(Hash hash) {
        this.hash = hash;
        this.own = new byte[32];
        new SecureRandom().nextBytes(own);
    }

    /** For what stays in the process: the salt is the key, and a heap dump has both. */
    public static Fingerprints keyed() {
        return new Fingerprints(Fingerprints::keyed);
    }

    /** For what outlives the process: somebody who reads it must work hard for each guess. */
    public static Fingerprints slow() {
        return new Fingerprints(
                (message, salt) -> {
                    char[] password = Base64.getEncoder().encodeToString(message).toCharArray();
                    var spec = new PBEKeySpec(password, salt, ROUNDS, 256);
                    return SecretKeyFactory.getInstance(PBKDF2).generateSecret(spec).getEncoded();
                });
    }

    /** The prints of all parts under a salt. */
    public CredentialsPrint of(PartnerCredentials credentials, String salt) {
        String recognised = recognised(credentials);
        for (Made each : made) {
            if (each.credentials().equals(recognised) && each.print().salt().equals(salt)) {
                return each.print();
            }
        }
        var made = new Made(recognised, make(credentials, salt));
        this.made = Stream.concat(Stream.of(made), this.made.stream()).limit(KEPT).toList();
        return made.print();
    }

    private String recognised(PartnerCredentials credentials) {
        byte[] message =
                message(
                        CredentialPart.ALL,
                        credentials.appKey(),
                        credentials.partnerId(),
                        credentials.partnerSecret().value());
        return text(Fingerprints::keyed, message, own);
    }

    private CredentialsPrint make(PartnerCredentials credentials, String salt) {
        String appKey = credentials.appKey();
        String id = credentials.partnerId();
        String secret = credentials.partnerSecret().value();
        Map<CredentialPart, String> parts = new EnumMap<>(CredentialPart.class);
        put(parts, salt, CredentialPart.PARTNER_SECRET, id, secret);
        put(parts, salt, CredentialPart.PARTNER_ID, id);
        put(parts, salt, CredentialPart.APP_KEY, appKey);
        put(parts, salt, CredentialPart.ALL, appKey, id, secret);
        return new CredentialsPrint(salt, parts);
    }

    private void put(
            Map<CredentialPart, String> parts, String salt, CredentialPart part, String... values) {
        byte[] key = salt.getBytes(StandardCharsets.UTF_8);
        parts.put(part, text(hash, message(part, values), key));
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

    /** Each value is preceded by its length, or two different lists could read the same. */
    private static byte[] message(CredentialPart part, String... values) {
        int size = Integer.BYTES * (values.length + 1);
        byte[][] all = new byte[values.length + 1][];
        all[0] = part.name().getBytes(StandardCharsets.UTF_8);
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
