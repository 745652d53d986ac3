package io.github.mpfinicity.simulator.wire;

import java.time.Duration;

/**
 * The region of the simulated Finicity. The regions differ in header names, also in messages that
 * name one, and in the life of a token.
 */
public enum SimulatedRegion {
    /**
     * The United States: {@code Finicity-App-Key}, {@code Finicity-App-Token}, two hours, {@code
     * X-Finicity-Signature}.
     */
    US("Finicity-App-Key", "Finicity-App-Token", Duration.ofHours(2), "X-Finicity-Signature"),

    /** Australia: {@code App-Key}, {@code App-Token}, ninety minutes, {@code X-Signature}. */
    AU("App-Key", "App-Token", Duration.ofMinutes(90), "X-Signature");

    private final String appKeyHeader;
    private final String tokenHeader;
    private final Duration tokenLifetime;
    private final String signatureHeader;

    SimulatedRegion(
            String appKeyHeader,
            String tokenHeader,
            Duration tokenLifetime,
            String signatureHeader) {
        this.appKeyHeader = appKeyHeader;
        this.tokenHeader = tokenHeader;
        this.tokenLifetime = tokenLifetime;
        this.signatureHeader = signatureHeader;
    }

    /** {@return the name of the header that carries the app key} */
    public String appKeyHeader() {
        return appKeyHeader;
    }

    /** {@return the name of the header that carries the token} */
    public String tokenHeader() {
        return tokenHeader;
    }

    /** {@return the exact life of a token from its issue; at its end the token is expired} */
    public Duration tokenLifetime() {
        return tokenLifetime;
    }

    /** {@return the name of the header that carries a webhook's signature} */
    public String signatureHeader() {
        return signatureHeader;
    }
}
