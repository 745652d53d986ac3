package io.github.mpfinicity.core.credentials;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A salt is text: the rounds of the slow hash, a dot, and random characters. The rounds stand in
 * the record, so that a later version of this library can ask for more.
 */
public final class Salt {
    /** What OWASP asks of PBKDF2 with HMAC-SHA256. */
    private static final int ROUNDS = 600_000;

    /** A reader waits for this long at most; a larger number is damage. */
    private static final int MOST_ROUNDS = 20 * ROUNDS;

    /** 22 characters of Base64 are 128 bits. */
    private static final Pattern FORM = Pattern.compile("([1-9][0-9]{5,7})\\.[A-Za-z0-9_-]{22,}");

    private Salt() {}

    /**
     * A salt of today's strength.
     *
     * @param random at least 22 characters of Base64 for addresses
     */
    public static String of(String random) {
        return ROUNDS + "." + random;
    }

    /**
     * True if this library can have made the salt. Fingerprints under another one could be guessed,
     * or would take for ever.
     */
    public static boolean isSalt(String text) {
        Matcher matcher = FORM.matcher(text);
        if (!matcher.matches()) {
            return false;
        }
        int rounds = Integer.parseInt(matcher.group(1));
        return rounds >= ROUNDS && rounds <= MOST_ROUNDS;
    }

    /** The rounds of the slow hash. */
    static int rounds(String salt) {
        if (!isSalt(salt)) {
            throw new IllegalArgumentException("not a salt of a record");
        }
        return Integer.parseInt(salt.substring(0, salt.indexOf('.')));
    }
}
