package io.github.mpfinicity.core.record;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * Names a partner's record. The name is a plain hash without a key, so a reader of the store can
 * guess the partner id, which is no secret. A keyed hash would need one key for all nodes for ever:
 * with another key the record would be lost.
 */
public final class RecordKey {
    private RecordKey() {}

    /**
     * The name for a partner at an origin. Two environments have different origins and never share
     * a record.
     */
    public static String of(String origin, String partnerId) {
        return hashed(origin + "|" + partnerId);
    }

    static String hashed(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
