package io.github.mpfinicity.microprofile.vendor;

import io.github.mpfinicity.InvalidConfigurationException;
import io.github.mpfinicity.core.vendor.ErrorCatalogue;
import io.github.mpfinicity.core.vendor.ErrorEntry;
import io.github.mpfinicity.core.vendor.VendorCode;
import io.github.mpfinicity.core.vendor.VendorReply;
import jakarta.json.Json;
import jakarta.json.JsonException;
import jakarta.json.stream.JsonParserFactory;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads the vendor's code and a token from the beginning of a body, in each form that the vendor is
 * known to send. The first character decides on the form, because the content type is often wrong.
 * The reader never throws. Safe for any thread.
 */
public final class ReplyReader {
    /** The part of a body that is read, in bytes. */
    public static final int LONGEST_PREFIX = AuthenticationHttpClient.LONGEST_BODY;

    private static final Pattern CODE = Pattern.compile("(\\d{3,8})(?!\\d)");

    private static final Pattern WORDS =
            Pattern.compile(
                    "\"?(Invalid|Expired) (?:parameter )?\\((?:Finicity-)?App-(Key|Token)\\)",
                    Pattern.CASE_INSENSITIVE);

    /**
     * Finds a code in XML. The pattern is bounded and possessive. A parser would open the door to
     * hostile documents. The pattern allows more than {@link XmlToken}, because a refusal that is
     * overlooked can lock the account.
     */
    private static final Pattern XML_CODE =
            Pattern.compile(
                    "(?:<\\?xml[^>]{0,200}+>\\s{0,20}+)?<error(?:\\s[^>]{0,500}+)?>"
                            + ".{0,2000}?<code>\\s{0,20}+(\\d{3,8})(?!\\d)[^<]{0,100}+</code>",
                    Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

    private static final Pattern XML_MESSAGE =
            Pattern.compile("<message>([^<]{0,2000}+)</message>", Pattern.CASE_INSENSITIVE);

    private static final String NO_JSON =
            "JSON-P, which reads what Finicity answers, is not in this application: add"
                    + " org.eclipse.parsson:parsson, on Quarkus io.quarkus:quarkus-jsonp";

    private final JsonParserFactory parsers;

    /**
     * Looks JSON-P up once, with the class loader of the calling thread.
     *
     * @throws InvalidConfigurationException if there is none
     */
    public ReplyReader() {
        this(() -> Json.createParserFactory(Map.of()));
    }

    ReplyReader(Supplier<JsonParserFactory> lookup) {
        try {
            this.parsers = lookup.get();
        } catch (JsonException | LinkageError e) {
            throw new InvalidConfigurationException(List.of(NO_JSON));
        }
    }

    /**
     * What the body of a rejected call says.
     *
     * @param beginning as much of the body as could be had
     */
    public ErrorBody error(String beginning) {
        ParsedReply found = findings(beginning);
        return new ErrorBody(found.code(), found.meaning(), found.message(), found.ids());
    }

    /** Reads an answer to the library's own request. {@link RetryAfter} reads its header. */
    VendorReply reply(AuthenticationHttpClient.RawReply raw, @Nullable Duration retryAfter) {
        return findings(raw.text()).reply(raw.status(), retryAfter);
    }

    private ParsedReply findings(String body) {
        String text = (body.startsWith("\uFEFF") ? body.substring(1) : body).stripLeading();
        if (text.isEmpty()) {
            return ParsedReply.NONE;
        }
        return switch (text.charAt(0)) {
            case '{', '[' -> ParsedJson.read(parsers, text);
            case '<' -> ofXml(text);
            default -> new ParsedReply(null, null, inWords(text), text, Map.of());
        };
    }

    /** A page of HTML has no message for anybody. */
    private static ParsedReply ofXml(String text) {
        String code = firstGroup(XML_CODE.matcher(text));
        Matcher message = XML_MESSAGE.matcher(text);
        boolean told = code != null && message.find();
        return ParsedReply.of(
                XmlToken.in(text),
                code,
                told ? XmlToken.decoded(message.group(1)) : null,
                Map.of());
    }

    /**
     * Finds a meaning in plain text without a code. The consent service leaves {@code Finicity-}
     * out.
     */
    private static @Nullable VendorCode inWords(String text) {
        Matcher words = WORDS.matcher(text);
        if (!words.lookingAt()) {
            return null;
        }
        boolean invalid = words.group(1).equalsIgnoreCase("Invalid");
        if (words.group(2).equalsIgnoreCase("Token")) {
            return invalid ? VendorCode.INVALID_TOKEN : VendorCode.EXPIRED_TOKEN;
        }
        return invalid ? VendorCode.INVALID_APP_KEY : null;
    }

    private static @Nullable String firstGroup(Matcher matcher) {
        return matcher.lookingAt() ? matcher.group(1) : null;
    }

    /**
     * Returns the digits at the beginning of a text. The vendor's own examples have {@code
     * "10023,"}.
     */
    static @Nullable String asCode(String text) {
        return firstGroup(CODE.matcher(text.strip()));
    }

    /**
     * What the body of a rejected call said. Codes and ids come from outside, so they may be any
     * text.
     *
     * @param code as text; null if there is none
     * @param meaning of the code, or of words that stand for one; null if there is none we know
     * @param message the vendor's own words; null if there are none
     * @param ids that the vendor's support asks for, by their names
     */
    public record ErrorBody(
            @Nullable String code,
            @Nullable VendorCode meaning,
            @Nullable String message,
            Map<String, String> ids) {
        /** Of a body that nobody has seen yet. */
        public static final ErrorBody UNREAD = new ErrorBody(null, null, null, Map.of());

        /** What is known of the code, or of words without one; null if nothing is. */
        public @Nullable ErrorEntry known() {
            return ErrorCatalogue.of(code == null && meaning != null ? meaning.text() : code);
        }

        /** Of an answer with this body. */
        public VendorReply reply(int status) {
            return new VendorReply(status, null, code, meaning, null);
        }

        @Override
        public String toString() {
            return "ErrorBody[code=" + code + "]";
        }
    }

    /** The code and the token of a body. */
    record ParsedReply(
            @Nullable String token,
            @Nullable String code,
            @Nullable VendorCode meaning,
            @Nullable String message,
            Map<String, String> ids) {
        static final ParsedReply NONE = of(null, null, null, Map.of());

        static ParsedReply of(
                @Nullable String token,
                @Nullable String code,
                @Nullable String message,
                Map<String, String> ids) {
            return new ParsedReply(token, code, VendorCode.of(code), message, ids);
        }

        private VendorReply reply(int status, @Nullable Duration retryAfter) {
            return new VendorReply(status, token, code, meaning, retryAfter);
        }

        @Override
        public String toString() {
            return "ParsedReply[code=" + code + "]";
        }
    }
}
