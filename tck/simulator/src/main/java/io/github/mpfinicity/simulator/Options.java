package io.github.mpfinicity.simulator;

import io.github.mpfinicity.simulator.wire.SimulatedRegion;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;

/**
 * The options of {@link Main} on the command line.
 *
 * @param port on the loopback address, 0 for a free one
 * @param region of the simulated Finicity
 * @param format of the printed configuration's {@code finicity.format}
 * @param help true if only the usage is asked for
 */
record Options(int port, SimulatedRegion region, String format, boolean help) {

    static final String USAGE =
            """
            A simulated Finicity on the loopback address, with made-up credentials.

              --port PORT      8089 unless given, 0 for a free one
              --region REGION  us or au; us unless given
              --format FORMAT  json or xml, of the credentials; json unless given
              --help           this text
            """;

    private static final List<String> FORMATS = List.of("json", "xml");
    private static final int HIGHEST_PORT = 65535;

    /**
     * Reads a command line.
     *
     * @throws IllegalArgumentException with one line that says what is wrong
     */
    static Options of(String... arguments) {
        var options = new Options(8089, SimulatedRegion.US, "json", false);
        for (var rest = Arrays.asList(arguments).iterator(); rest.hasNext(); ) {
            options = options.with(rest.next(), rest);
        }
        return options;
    }

    private Options with(String name, Iterator<String> rest) {
        return switch (name) {
            case "--help" -> new Options(port, region, format, true);
            case "--port" -> new Options(portOf(value(name, rest)), region, format, help);
            case "--region" -> {
                var whose = oneOf(name, List.of("us", "au"), value(name, rest));
                yield new Options(
                        port,
                        SimulatedRegion.valueOf(whose.toUpperCase(Locale.ROOT)),
                        format,
                        help);
            }
            case "--format" ->
                    new Options(port, region, oneOf(name, FORMATS, value(name, rest)), help);
            default ->
                    throw new IllegalArgumentException("The option \"" + name + "\" is unknown.");
        };
    }

    private static String value(String name, Iterator<String> rest) {
        if (!rest.hasNext()) {
            throw new IllegalArgumentException(name + " needs a value.");
        }
        return rest.next();
    }

    private static int portOf(String text) {
        if (text.matches("\\d{1,5}") && Integer.parseInt(text) <= HIGHEST_PORT) {
            return Integer.parseInt(text);
        }
        throw new IllegalArgumentException(
                "--port is \"" + text + "\": it must be a number from 0 to " + HIGHEST_PORT + ".");
    }

    private static String oneOf(String name, List<String> allowed, String text) {
        if (allowed.contains(text)) {
            return text;
        }
        throw new IllegalArgumentException(
                name + " is \"" + text + "\": it must be " + String.join(" or ", allowed) + ".");
    }
}
