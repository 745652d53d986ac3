package io.github.mpfinicity.simulator.wire;

import java.time.Duration;

/**
 * Whose Finicity is simulated: the regions differ in header names, also where a message names one,
 * and in the life of a token.
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

    /**
     * The header that carries the app key.
     *
     * @return its name
     */
    public String appKeyHeader() {
        return appKeyHeader;
    }

    /**
     * The header that carries the token.
     *
     * @return its name
     */
    public String tokenHeader() {
        return tokenHeader;
    }

    /**
     * How long a token lives, counted from its issue.
     *
     * @return the exact life; at its end the token is expired
     */
    public Duration tokenLifetime() {
        return tokenLifetime;
    }

    /**
     * The header that carries a webhook's signature.
     *
     * @return its name
     */
    public String signatureHeader() {
        return signatureHeader;
    }
}
