package io.github.mpfinicity.simulator.wire;

import java.time.Duration;

/** Whose Finicity is simulated: the regions differ in header names and in the life of a token. */
public enum Region {
    /** The United States: {@code Finicity-App-Key}, {@code Finicity-App-Token}, two hours. */
    US("Finicity-App-Key", "Finicity-App-Token", Duration.ofHours(2)),

    /** Australia: {@code App-Key}, {@code App-Token}, ninety minutes. */
    AU("App-Key", "App-Token", Duration.ofMinutes(90));

    private final String appKeyHeader;
    private final String tokenHeader;
    private final Duration tokenLifetime;

    Region(String appKeyHeader, String tokenHeader, Duration tokenLifetime) {
        this.appKeyHeader = appKeyHeader;
        this.tokenHeader = tokenHeader;
        this.tokenLifetime = tokenLifetime;
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
}
