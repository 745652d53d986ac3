package io.github.mpfinicity.simulator;

import java.util.List;

/**
 * The values that an option may have.
 *
 * @param words the allowed ones; empty if it is a number
 * @param several true if any number of words is allowed, separated by commas
 * @param lowest the lowest number
 * @param highest the highest number
 */
record OptionValue(List<String> words, boolean several, int lowest, int highest) {

    OptionValue {
        words = List.copyOf(words);
    }

    static OptionValue numberTo(int lowest, int highest) {
        return new OptionValue(List.of(), false, lowest, highest);
    }

    static OptionValue oneOf(String... words) {
        return new OptionValue(List.of(words), false, 0, 0);
    }

    static OptionValue someOf(List<String> words) {
        return new OptionValue(words, true, 0, 0);
    }

    boolean allows(String text) {
        if (words.isEmpty()) {
            return text.matches("\\d{1,5}")
                    && Integer.parseInt(text) >= lowest
                    && Integer.parseInt(text) <= highest;
        }
        return (several && text.isEmpty()) || words.containsAll(parts(text));
    }

    String rule() {
        if (words.isEmpty()) {
            return "it must be a number from " + lowest + " to " + highest;
        }
        return several
                ? "it must be a list of " + String.join(", ", words)
                : "it must be " + String.join(" or ", words);
    }

    private List<String> parts(String text) {
        return several ? List.of(text.split(",", -1)) : List.of(text);
    }
}
