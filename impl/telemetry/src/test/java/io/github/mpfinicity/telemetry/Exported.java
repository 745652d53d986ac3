package io.github.mpfinicity.telemetry;

import java.util.Map;
import java.util.Set;

/** What a backend exports at the moment, by Prometheus's names for both. */
interface Exported extends AutoCloseable {
    /** Instruments of one partner. */
    Meters meters();

    /** Each sample: its name with its attributes in their order, and its value. */
    Map<String, Double> samples();

    /** Names of attributes and metrics, as they were registered, with unit and kind. */
    Set<String> instruments();

    @Override
    void close();

    /** The value of a sample; fails if there is none. */
    default double value(String sample) {
        Double value = samples().get(sample);
        if (value == null) {
            throw new AssertionError(sample + " is not among " + samples());
        }
        return value;
    }
}
