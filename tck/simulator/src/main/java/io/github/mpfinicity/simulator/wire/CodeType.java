package io.github.mpfinicity.simulator.wire;

/** The JSON type of an error code. The vendor uses both. */
public enum CodeType {
    /** The code is a JSON number: {@code 10001}. */
    NUMBER,

    /** The code is a JSON string: {@code "10001"}. */
    STRING
}
