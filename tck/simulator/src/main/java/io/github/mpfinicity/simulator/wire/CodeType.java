package io.github.mpfinicity.simulator.wire;

/** The JSON type of an error code. The vendor uses both. */
public enum CodeType {
    /** {@code 10001}. */
    NUMBER,

    /** {@code "10001"}. */
    STRING
}
