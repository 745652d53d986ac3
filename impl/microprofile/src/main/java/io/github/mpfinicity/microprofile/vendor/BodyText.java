package io.github.mpfinicity.microprofile.vendor;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.charset.Charset;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Turns the beginning of a body into text. UTF-16 is known by its bytes, whatever the content type
 * says; any other charset by its name. A name that is wrong cannot hide a code, because in each
 * charset that is taken by its name the letters and digits of ASCII are the same bytes.
 */
public final class BodyText {
    private static final Pattern CHARSET =
            Pattern.compile(
                    ";\\s*+charset\\s*+=\\s*+\"?([\\w.:+-]{1,40})", Pattern.CASE_INSENSITIVE);

    private static final char LAST_OF_ASCII = 0x7f;
    private static final String SAMPLE = "<{\"code\":0123456789}>";

    private BodyText() {}

    /**
     * Decodes what can be decoded, and replaces the rest.
     *
     * @param prefix the beginning of a body, without a content encoding
     * @param contentType the header; null if there is none
     */
    public static String of(byte[] prefix, @Nullable String contentType) {
        return new String(prefix, charset(prefix, contentType));
    }

    private static Charset charset(byte[] prefix, @Nullable String contentType) {
        if (starts(prefix, UTF_16BE)) {
            return UTF_16BE;
        }
        if (starts(prefix, UTF_16LE)) {
            return UTF_16LE;
        }
        Matcher name = CHARSET.matcher(contentType == null ? "" : contentType);
        return name.find() ? named(name.group(1)) : UTF_8;
    }

    /** With the mark of a byte order, or with a character of ASCII. */
    private static boolean starts(byte[] prefix, Charset wide) {
        if (prefix.length < 2) {
            return false;
        }
        char first = new String(prefix, 0, 2, wide).charAt(0);
        return first == '\uFEFF' || (first > 0 && first <= LAST_OF_ASCII);
    }

    private static Charset named(String name) {
        try {
            Charset charset = Charset.forName(name);
            return charset.canEncode() && keepsAscii(charset) ? charset : UTF_8;
        } catch (IllegalArgumentException e) {
            return UTF_8; // This JVM does not know it.
        }
    }

    private static boolean keepsAscii(Charset charset) {
        return Arrays.equals(SAMPLE.getBytes(charset), SAMPLE.getBytes(US_ASCII));
    }
}
