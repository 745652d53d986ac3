package io.github.mpfinicity.simulator;

import io.github.mpfinicity.simulator.wire.SimulatedRegion;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The options of {@link Main}. A flag outranks a variable of the environment.
 *
 * @param values of all options
 * @param help true if only the usage is asked for
 */
record Options(Map<Option, String> values, boolean help) {

    private static final String HELP = "--help";

    Options {
        values = Map.copyOf(values);
    }

    /**
     * Reads a command line.
     *
     * @throws IllegalArgumentException with one line that says what is wrong
     */
    static Options of(Map<String, String> environment, String... arguments) {
        var values = new EnumMap<Option, String>(Option.class);
        var help = false;
        for (var rest = Arrays.asList(arguments).iterator(); rest.hasNext(); ) {
            var flag = rest.next();
            if (flag.equals(HELP)) {
                help = true;
                continue;
            }
            var parts = flag.split("=", 2);
            var option = option(parts[0]);
            if (parts.length == 1 && !rest.hasNext()) {
                throw new IllegalArgumentException(flag + " needs a value.");
            }
            var value = parts.length == 1 ? rest.next() : parts[1];
            values.put(option, checked(option, parts[0], value));
        }
        for (var option : Option.values()) {
            // Compose passes a variable that nobody set as an empty one.
            var set = environment.getOrDefault(option.variable(), "");
            boolean used = !set.isEmpty() && !values.containsKey(option);
            if (used && (!help || option.value().allows(set))) {
                values.put(option, checked(option, option.variable(), set));
            }
        }
        return new Options(values, help);
    }

    static String usage() {
        return Stream.of(Option.values())
                .map(Option::usage)
                .collect(
                        Collectors.joining(
                                "",
                                """
                                A simulated Finicity on the loopback address, with made-up credentials and a page to watch it.

                                """,
                                """
                                  --help               this text

                                Each option has a variable in the environment, as SIMULATOR_PORT. Forms of refusals:
                                %s.
                                """
                                        .formatted(String.join(", ", DialectChoice.names()))));
    }

    int port() {
        return number(Option.PORT);
    }

    int partners() {
        return number(Option.PARTNERS);
    }

    int speed() {
        return number(Option.SPEED);
    }

    SimulatedRegion region() {
        return SimulatedRegion.valueOf(text(Option.REGION).toUpperCase(Locale.ROOT));
    }

    List<DialectChoice> dialect() {
        return Stream.of(text(Option.DIALECT).split(",", -1))
                .filter(word -> !word.isEmpty())
                .map(DialectChoice::named)
                .toList();
    }

    String format() {
        return text(Option.FORMAT);
    }

    PrintedSettings print() {
        return PrintedSettings.valueOf(text(Option.PRINT).toUpperCase(Locale.ROOT));
    }

    private int number(Option option) {
        return Integer.parseInt(text(option));
    }

    private String text(Option option) {
        return values.getOrDefault(option, option.standard());
    }

    private static Option option(String flag) {
        return Stream.of(Option.values())
                .filter(each -> each.flag().equals(flag))
                .findFirst()
                .orElseThrow(
                        () ->
                                new IllegalArgumentException(
                                        "The option \"" + flag + "\" is unknown."));
    }

    private static String checked(Option option, String name, String text) {
        if (option.value().allows(text)) {
            return text;
        }
        throw new IllegalArgumentException(
                name + " is \"" + text + "\": " + option.value().rule() + ".");
    }
}
