package io.github.mpfinicity.simulator.recording;

import static java.util.regex.Pattern.CASE_INSENSITIVE;
import static java.util.regex.Pattern.DOTALL;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

final class Masking {

    private static final Set<String> SENSITIVE =
            Set.of(
                    "finicity-app-key",
                    "finicity-app-token",
                    "app-key",
                    "app-token",
                    "authorization",
                    "proxy-authorization",
                    "cookie");
    private static final int SHOWN = 4;

    // The old and the new partner secret. A value without its end is masked, too; the quantifier is
    // possessive, so that a long value does not exhaust the stack.
    private static final Pattern JSON_SECRET =
            Pattern.compile(
                    "(secret\"\\s*:\\s*\")(?:[^\"\\\\]++|\\\\.)*+", CASE_INSENSITIVE | DOTALL);
    private static final Pattern XML_SECRET =
            Pattern.compile(
                    "(<\\w*secret\\b[^>]*>).*?(?=</\\w*secret|$)", CASE_INSENSITIVE | DOTALL);

    // The same and tokens elsewhere: in forms, queries, lists and with other quotes. What is masked
    // already begins with the mark.
    private static final Pattern OTHER =
            Pattern.compile(
                    "((?:secret|token|app-?key)[\"']?\\s*[:=]\\s*\\[?\\s*[\"']?)"
                            + "[^\"'&,;<>\\[\\]{}\\s…][^\"'&,;<>\\[\\]{}\\s]*",
                    CASE_INSENSITIVE);

    private Masking() {}

    static String mask(String header, String value) {
        if (!SENSITIVE.contains(header.toLowerCase(Locale.ROOT))) {
            return value;
        }
        // Four characters would be most of a short value.
        return value.length() < 4 * SHOWN ? "…" : value.substring(0, SHOWN) + "…";
    }

    static String maskSecrets(String text) {
        var json = JSON_SECRET.matcher(text).replaceAll("$1…");
        var xml = XML_SECRET.matcher(json).replaceAll("$1…");
        return OTHER.matcher(xml).replaceAll("$1…");
    }
}
