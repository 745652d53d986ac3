package io.github.mpfinicity.core.record;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * Names a partner's record. The name hides nothing: a partner id is no secret and can be guessed,
 * so whoever reads the store can find out whose record it is. A key would have to be the same on
 * all nodes from the first start on, and to outlive every change of the secret, for with another
 * name all that was counted is lost.
 */
public final class RecordKey {
    private RecordKey() {}

    /** Environments differ in their origin and never share a record. */
    public static String of(String origin, String partnerId) {
        byte[] name = (origin + "|" + partnerId).getBytes(StandardCharsets.UTF_8);
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(name));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
