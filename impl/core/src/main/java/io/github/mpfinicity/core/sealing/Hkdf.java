package io.github.mpfinicity.core.sealing;

import java.security.GeneralSecurityException;
import java.util.Arrays;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Derives keys by RFC 5869 with HMAC-SHA256. The JDK has this only since version 25. */
public final class Hkdf {
    private static final String HMAC = "HmacSHA256";
    private static final int HASH_BYTES = 32;

    private Hkdf() {}

    /**
     * Derives a key.
     *
     * @param salt may be empty, which means as many zeros as the hash has bytes
     * @param info the purpose of the key
     * @param length of the key, in bytes
     */
    static byte[] derive(byte[] material, byte[] salt, byte[] info, int length) {
        return expand(extract(material, salt), info, length);
    }

    /** The first step: makes a uniformly distributed key from material that may not be uniform. */
    public static byte[] extract(byte[] material, byte[] salt) {
        return mac(salt.length == 0 ? new byte[HASH_BYTES] : salt).doFinal(material);
    }

    /**
     * The second step: derives a key for a purpose.
     *
     * @param info the purpose
     * @param length of the key, in bytes: from 1 to 8160
     */
    public static byte[] expand(byte[] key, byte[] info, int length) {
        if (length < 1 || length > 255 * HASH_BYTES) {
            throw new IllegalArgumentException(
                    "the length must be from 1 to 8160, but is " + length);
        }
        byte[] all = new byte[length];
        byte[] block = new byte[0];
        Mac mac = mac(key);
        for (int done = 0, number = 1; done < length; done += HASH_BYTES, number++) {
            mac.update(block);
            mac.update(info);
            mac.update((byte) number);
            block = mac.doFinal();
            System.arraycopy(block, 0, all, done, Math.min(HASH_BYTES, length - done));
        }
        Arrays.fill(block, (byte) 0);
        return all;
    }

    private static Mac mac(byte[] key) {
        try {
            Mac mac = Mac.getInstance(HMAC);
            mac.init(new SecretKeySpec(key, HMAC));
            return mac;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has " + HMAC, e);
        }
    }
}
