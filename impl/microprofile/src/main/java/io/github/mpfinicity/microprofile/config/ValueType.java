package io.github.mpfinicity.microprofile.config;

import io.github.mpfinicity.core.sealing.StoreKey;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The type of the values of a setting.
 *
 * @param of the Java type of a value
 * @param rule the rule for a text, for messages and the table of settings
 * @param example a possible text, for settings without a default
 * @param parser returns null for a text that breaks the rule
 */
record ValueType<T>(
        Class<T> of, String rule, String example, Function<String, @Nullable T> parser) {
    static final ValueType<String> TEXT = new ValueType<>(String.class, "text", "", text -> text);

    static final ValueType<Path> PATH =
            new ValueType<>(
                    Path.class,
                    "the path of a file on a disk of this host",
                    "/var/lib/my-application/finicity",
                    ValueType::path);

    static final ValueType<URI> ORIGIN =
            new ValueType<>(
                    URI.class, BaseUri.RULE, Region.US.baseUri().toString(), BaseUri::parsed);

    static final ValueType<InetSocketAddress> HOST_AND_PORT =
            new ValueType<>(
                    InetSocketAddress.class,
                    "a host and a port",
                    "proxy.example:3128",
                    ValueType::address);

    static final ValueType<StoreKey> STORE_KEY =
            new ValueType<>(
                    StoreKey.class,
                    StoreKey.SHORTEST
                            + " characters or more that nobody can guess, the same on all nodes",
                    "what \"openssl rand -base64 32\" prints",
                    text -> text.strip().length() < StoreKey.SHORTEST ? null : StoreKey.of(text));

    private static final Duration SHORTEST = Duration.ofMillis(1);
    private static final int HIGHEST_PORT = 65535;

    private static final Pattern ADDRESS =
            Pattern.compile("(\\[[0-9a-fA-F:.]+]|[^\\s:/@\\[\\]]+):(\\d{1,5})");

    static ValueType<Duration> durationTo(Duration longest) {
        return new ValueType<>(
                Duration.class,
                "an ISO-8601 duration from " + SHORTEST + " to " + longest,
                longest.toString(),
                text -> duration(text, longest));
    }

    static ValueType<Integer> numberTo(int highest) {
        return new ValueType<>(
                Integer.class,
                "a number from 1 to " + highest,
                "1",
                text -> {
                    int number = text.matches("[0-9]{1,9}") ? Integer.parseInt(text) : 0;
                    return number >= 1 && number <= highest ? number : null;
                });
    }

    /** One of a few words, in upper or lower case. */
    static <E extends Enum<E>> ValueType<E> oneOf(Class<E> choices) {
        E[] all = choices.getEnumConstants();
        return new ValueType<>(
                choices,
                Arrays.stream(all).map(Object::toString).collect(Collectors.joining(" or ")),
                all[0].toString(),
                text ->
                        Arrays.stream(all)
                                .filter(each -> each.name().equals(text.toUpperCase(Locale.ROOT)))
                                .findFirst()
                                .orElse(null));
    }

    /** The value; null if the text breaks the rule. */
    @Nullable T parsed(String text) {
        return parser.apply(text);
    }

    /**
     * The part of a value that messages may repeat. The user part and the parameters of a URL may
     * contain a password.
     */
    String shown(String text) {
        if (of == StoreKey.class) {
            return "(not shown)";
        }
        return text.contains("@")
                ? "(not shown, it has a user part)"
                : text.replaceFirst("(?s)[?;=].*", "(the rest is not shown)");
    }

    private static @Nullable Duration duration(String text, Duration longest) {
        try {
            Duration duration = Duration.parse(text);
            return duration.compareTo(SHORTEST) < 0 || duration.compareTo(longest) > 0
                    ? null
                    : duration;
        } catch (DateTimeException e) {
            return null;
        }
    }

    private static @Nullable Path path(String text) {
        try {
            return text.isBlank() ? null : Path.of(text);
        } catch (InvalidPathException e) {
            return null;
        }
    }

    private static @Nullable InetSocketAddress address(String text) {
        Matcher parts = ADDRESS.matcher(text);
        int port = parts.matches() ? Integer.parseInt(parts.group(2)) : 0;
        return port > 0 && port <= HIGHEST_PORT
                ? InetSocketAddress.createUnresolved(parts.group(1), port)
                : null;
    }
}
