package io.github.mpfinicity.simulator;

import static io.github.mpfinicity.simulator.OptionValue.numberTo;
import static io.github.mpfinicity.simulator.OptionValue.oneOf;
import static io.github.mpfinicity.simulator.OptionValue.someOf;

import java.util.Locale;

/** An option of {@link Main}, on the command line or in the environment. */
enum Option {
    PORT("8089", numberTo(0, 65535), "on the loopback address, 0 for a free one"),
    REGION("us", oneOf("us", "au"), "us or au"),
    PARTNERS("1", numberTo(1, 99), "how many, each with its own credentials"),
    SPEED("1", numberTo(1, 3600), "how much faster its clock runs"),
    DIALECT("", someOf(DialectChoice.names()), "other forms of refusals, separated by commas"),
    FORMAT("json", oneOf("json", "xml"), "of the credentials, json or xml"),
    PRINT("properties", oneOf("properties", "env", "json"), "settings: properties, env or json");

    private final String standard;

    @SuppressWarnings("ImmutableEnumChecker") // a record of words and numbers
    private final OptionValue value;

    private final String meaning;

    Option(String standard, OptionValue value, String meaning) {
        this.standard = standard;
        this.value = value;
        this.meaning = meaning;
    }

    String flag() {
        return "--" + name().toLowerCase(Locale.ROOT);
    }

    String variable() {
        return "SIMULATOR_" + name();
    }

    String standard() {
        return standard;
    }

    OptionValue value() {
        return value;
    }

    String usage() {
        var unless = standard.isEmpty() ? "none" : standard;
        return "  %-20s %s; %s unless given%n".formatted(flag() + " " + name(), meaning, unless);
    }
}
