package io.github.mpfinicity.tck.probe;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;

/** The forms of a secret that nobody may be shown: itself, and hashes without a key. */
public final class Disguises {
    private static final List<String> HASHES = List.of("MD5", "SHA-1", "SHA-256", "SHA-512");

    private Disguises() {}

    /**
     * Lists them.
     *
     * @param secrets values that are secret
     * @return each in each form
     */
    public static List<String> of(String... secrets) {
        List<String> all = new ArrayList<>();
        for (String each : secrets) {
            byte[] bytes = each.getBytes(UTF_8);
            all.add(each);
            encode(bytes, all);
            for (String hash : HASHES) {
                encode(hashed(hash, bytes), all);
            }
        }
        return all;
    }

    private static void encode(byte[] bytes, List<String> to) {
        to.add(HexFormat.of().formatHex(bytes));
        to.add(HexFormat.of().withUpperCase().formatHex(bytes));
        to.add(Base64.getEncoder().withoutPadding().encodeToString(bytes));
        to.add(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
    }

    private static byte[] hashed(String hash, byte[] bytes) {
        try {
            return MessageDigest.getInstance(hash).digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(hash, e);
        }
    }
}
