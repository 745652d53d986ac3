package io.github.mpfinicity.microprofile.config;

import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;

/** A region of the vendor. It decides the host, the names of headers and the life of a token. */
public enum Region {
    US(
            "https://api.finicity.com",
            "Finicity-App-Key",
            "Finicity-App-Token",
            "X-Finicity-Signature",
            Duration.ofHours(2),
            Duration.ofMinutes(90)),
    AU(
            "https://api.openbanking.mastercard.com.au",
            "App-Key",
            "App-Token",
            "X-Signature",
            Duration.ofMinutes(90),
            Duration.ofMinutes(75));

    private final URI baseUri;
    private final String appKeyHeader;
    private final String appTokenHeader;
    private final String signatureHeader;
    private final Duration lifetime;
    private final Duration renewAfter;

    Region(
            String baseUri,
            String appKeyHeader,
            String appTokenHeader,
            String signatureHeader,
            Duration lifetime,
            Duration renewAfter) {
        this.baseUri = URI.create(baseUri);
        this.appKeyHeader = appKeyHeader;
        this.appTokenHeader = appTokenHeader;
        this.signatureHeader = signatureHeader;
        this.lifetime = lifetime;
        this.renewAfter = renewAfter;
    }

    /** The host, unless another one is configured. */
    public URI baseUri() {
        return baseUri;
    }

    /** The name of the header with the app key. */
    public String appKeyHeader() {
        return appKeyHeader;
    }

    /** The name of the header with the app token. */
    public String appTokenHeader() {
        return appTokenHeader;
    }

    /** The name of the header with which the vendor signs Connect webhooks. */
    public String signatureHeader() {
        return signatureHeader;
    }

    /** The life of a token, unless another one is configured. */
    public Duration lifetime() {
        return lifetime;
    }

    /** The age at which a token is renewed, unless another one is configured. */
    public Duration renewAfter() {
        return renewAfter;
    }

    /** A clause for the settings table: the defaults of the regions that are not the usual one. */
    static String otherDefaults(Function<Region, Object> value) {
        return Arrays.stream(values())
                .filter(each -> each != US)
                .map(each -> "; in `" + each + "` the default is `" + value.apply(each) + "`")
                .collect(Collectors.joining());
    }

    /** The name in the settings. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
