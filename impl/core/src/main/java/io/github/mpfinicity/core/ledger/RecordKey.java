package io.github.mpfinicity.core.ledger;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Names a partner's record so that it says nothing to somebody who looks into the store. */
final class RecordKey {
    private RecordKey() {}

    /** Environments differ in their origin and never share a record. */
    static String of(String origin, String partnerId) {
        byte[] name = (origin + "|" + partnerId).getBytes(StandardCharsets.UTF_8);
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(name));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
