package io.github.mpfinicity.microprofile.vendor;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Finds the token in {@code <access><token>…</token></access>}. For one document.
 *
 * <p>This class is not a parser on purpose. {@code java.xml} would be one more requirement for all
 * users, and an entity or a DTD can do no harm to a reader that does not know them. It reads the
 * text once, piece by piece, without recursion. It accepts the documents that the vendor is known
 * to send, with attributes, white space, comments and other elements of text around the token. Any
 * other document has no token, for example one with a second token or without an end. That makes an
 * unknown outcome.
 */
final class XmlToken {
    private static final String NAME = "[A-Za-z_][\\w.:-]{0,99}+";

    private static final Pattern DECLARATION = Pattern.compile("<\\?xml\\s[^<>?]{0,200}+\\?>");

    private static final Pattern START =
            Pattern.compile(
                    "<("
                            + NAME
                            + ")(?:\\s{1,20}+"
                            + NAME
                            + "\\s{0,20}+=\\s{0,20}+(?:\"[^\"<]{0,500}+\"|'[^'<]{0,500}+'))"
                            + "{0,20}+\\s{0,20}+(/?+)>");

    private static final Pattern END = Pattern.compile("</(" + NAME + ")\\s{0,20}+>");
    private static final Pattern SPACE = Pattern.compile("\\s*+");
    private static final Pattern TEXT = Pattern.compile("[^<]*+");

    private static final Pattern REFERENCE = Pattern.compile("&([^;&]{0,9}+;?+)");

    /** The entities that XML itself has. Every other entity needs a DTD. */
    private static final Map<String, String> ENTITIES =
            Map.of("amp;", "&", "lt;", "<", "gt;", ">", "quot;", "\"", "apos;", "'");

    private final Matcher matcher;
    private final String text;
    private int at;
    private @Nullable String token;

    private XmlToken(String text) {
        this.text = text;
        this.matcher = SPACE.matcher(text);
    }

    /** Returns the token. Null if there is not exactly one, or the document has another form. */
    static @Nullable String in(String text) {
        var document = new XmlToken(text);
        return document.read() ? document.token : null;
    }

    private boolean read() {
        next(DECLARATION);
        if (!filler() || !next(START) || !isElement("access")) {
            return false;
        }
        while (filler() && next(START)) {
            if (!child(matcher.group(1), !matcher.group(2).isEmpty())) {
                return false;
            }
        }
        return next(END) && matcher.group(1).equals("access") && filler() && at == text.length();
    }

    private boolean isElement(String name) {
        return matcher.group(1).equals(name) && matcher.group(2).isEmpty();
    }

    /** Reads an element of text, up to its end. */
    private boolean child(String name, boolean empty) {
        String content = "";
        if (!empty) {
            next(TEXT);
            content = matcher.group();
            if (!next(END) || !matcher.group(1).equals(name)) {
                return false;
            }
        }
        return !name.equals("token") || take(content);
    }

    private boolean take(String content) {
        boolean first = token == null;
        token = decoded(content.strip());
        return first && token != null;
    }

    static @Nullable String decoded(String content) {
        var plain = new StringBuilder();
        Matcher reference = REFERENCE.matcher(content);
        while (reference.find()) {
            String character = ENTITIES.get(reference.group(1));
            if (character == null) {
                return null;
            }
            reference.appendReplacement(plain, character);
        }
        return reference.appendTail(plain).toString();
    }

    /**
     * Skips white space and comments. False at a comment without an end, or with two dashes inside.
     */
    private boolean filler() {
        next(SPACE);
        while (text.startsWith("<!--", at)) {
            int dashes = text.indexOf("--", at + 4);
            if (dashes < 0 || !text.startsWith(">", dashes + 2)) {
                return false;
            }
            at = dashes + 3;
            next(SPACE);
        }
        return true;
    }

    /** Skips the piece if it comes next. */
    private boolean next(Pattern piece) {
        boolean found = matcher.usePattern(piece).region(at, text.length()).lookingAt();
        at = found ? matcher.end() : at;
        return found;
    }
}
