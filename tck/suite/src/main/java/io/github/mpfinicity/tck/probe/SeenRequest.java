package io.github.mpfinicity.tck.probe;

import java.util.Arrays;
import java.util.List;

/**
 * A request as a server received it.
 *
 * @param path without the query
 * @param appKeys every value of the header {@code Finicity-App-Key}
 * @param tokens every value of the header {@code Finicity-App-Token}
 */
public record SeenRequest(String path, List<String> appKeys, List<String> tokens) {
    private static final String BETWEEN_PARTS = "\t";
    private static final String BETWEEN_VALUES = "|";
    private static final int PARTS = 3;

    /** {@return the request as a line, for the way from the control server into the server} */
    public String line() {
        return String.join(
                BETWEEN_PARTS,
                path,
                String.join(BETWEEN_VALUES, appKeys),
                String.join(BETWEEN_VALUES, tokens));
    }

    /**
     * Reads a line that {@link #line()} wrote.
     *
     * @param line not blank
     * @return the request
     */
    public static SeenRequest parse(String line) {
        String[] parts = line.split(BETWEEN_PARTS, PARTS);
        return new SeenRequest(parts[0], values(parts[1]), values(parts[2]));
    }

    private static List<String> values(String part) {
        return part.isEmpty() ? List.of() : Arrays.asList(part.split("\\|", -1));
    }

    /** Shows only the number of values. */
    @Override
    public String toString() {
        return path + " with " + appKeys.size() + " app keys and " + tokens.size() + " tokens";
    }
}
