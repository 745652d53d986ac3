package io.github.mpfinicity.core.sealing;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * Seals tokens with AES-256-GCM. A sealed token opens only under the same key and in the same
 * place, so that nobody can move it to another record or another epoch. Safe for any thread.
 */
public final class TokenSeal {
    private static final String CIPHER = "AES/GCM/NoPadding";
    private static final int KEY_BYTES = 32;
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;
    private static final byte[] PURPOSE = bytes("mp-finicity app token");

    private final SecretKeySpec key;
    private final SecureRandom random = new SecureRandom();

    private TokenSeal(byte[] material, String salt) {
        this.key = new SecretKeySpec(Hkdf.derive(material, bytes(salt), PURPOSE, KEY_BYTES), "AES");
    }

    /**
     * Makes a seal under a key that comes from a secret.
     *
     * @param material derived from the secret, already hard to guess
     */
    public static TokenSeal of(byte[] material, String salt) {
        return new TokenSeal(material, salt);
    }

    /** Makes a seal under the operator's key. */
    public static TokenSeal of(StoreKey own, String salt) {
        return new TokenSeal(bytes(own.value()), salt);
    }

    /**
     * Encrypts a token to one word of text.
     *
     * @param place the place that the sealed token is bound to
     */
    public String seal(String token, String place) {
        try {
            var nonce = new byte[NONCE_BYTES];
            random.nextBytes(nonce);
            byte[] text = cipher(Cipher.ENCRYPT_MODE, nonce, place).doFinal(bytes(token));
            byte[] all =
                    ByteBuffer.allocate(nonce.length + text.length).put(nonce).put(text).array();
            return Base64.getUrlEncoder().withoutPadding().encodeToString(all);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has " + CIPHER, e);
        }
    }

    /** Decrypts a token. Null if the key or the place is another, or the text is damaged. */
    public @Nullable String open(String sealed, String place) {
        try {
            byte[] all = Base64.getUrlDecoder().decode(sealed);
            if (all.length < NONCE_BYTES + TAG_BITS / Byte.SIZE) {
                return null;
            }
            byte[] nonce = Arrays.copyOf(all, NONCE_BYTES);
            Cipher cipher = cipher(Cipher.DECRYPT_MODE, nonce, place);
            byte[] token = cipher.doFinal(all, NONCE_BYTES, all.length - NONCE_BYTES);
            return new String(token, StandardCharsets.UTF_8);
        } catch (AEADBadTagException | IllegalArgumentException e) {
            return null;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has " + CIPHER, e);
        }
    }

    private Cipher cipher(int mode, byte[] nonce, String place) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance(CIPHER);
        cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(bytes(place));
        return cipher;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public String toString() {
        return "TokenSeal";
    }
}
