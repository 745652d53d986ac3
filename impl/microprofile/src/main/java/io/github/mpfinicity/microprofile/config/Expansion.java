package io.github.mpfinicity.microprofile.config;

import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigValue;
import org.jspecify.annotations.Nullable;

/**
 * Finds values that the expansion of expressions has changed by accident. A value that is one
 * expression {@code ${name}}, or that escapes a {@code \$}, is changed on purpose. Every other
 * change is an accident; so is {@code $$}, which becomes one character.
 */
final class Expansion {
    /** The longest chain of references that is followed. A chain that goes round ends here. */
    private static final int DEEPEST = 16;

    private final Config config;
    private final boolean composed;

    /**
     * The expansion of a configuration.
     *
     * @param composed true if expressions may be a part of a value, as of an address
     */
    Expansion(Config config, boolean composed) {
        this.config = config;
        this.composed = composed;
    }

    /** The sentence about a value that was changed by accident, without its end. */
    static String sentence(String name) {
        return name
                + " is changed by the expansion of expressions, as $ is special there: write \\$"
                + " for each $, which is \\\\$ in a file of properties";
    }

    /** True if expansion has changed the value of this name by accident. */
    boolean spoils(String name, String value) {
        ConfigValue found = config.getConfigValue(name);
        return found != null && spoils(found.getRawValue(), value, DEEPEST);
    }

    private boolean spoils(@Nullable String raw, String value, int depth) {
        if (raw == null || raw.indexOf('$') < 0 || raw.equals(value) || depth == 0) {
            return false;
        }
        if (whole(raw)) {
            return spoiltBehind(raw.substring(2, raw.length() - 1), value, depth - 1);
        }
        boolean onPurpose = composed && raw.contains("${");
        return !onPurpose && !raw.replace("\\$", "$").equals(value);
    }

    /**
     * Follows a reference. A form that only this server knows, as with two colons, is taken to be
     * on purpose.
     */
    private boolean spoiltBehind(String reference, String value, int depth) {
        int colon = reference.indexOf(':');
        String name = colon < 0 ? reference : reference.substring(0, colon);
        if (name.contains("$") || reference.startsWith("::", name.length())) {
            return false;
        }
        ConfigValue found = config.getConfigValue(name);
        if (found != null && found.getValue() != null) {
            return spoils(found.getRawValue(), value, depth);
        }
        return colon >= 0 && spoils(reference.substring(colon + 1), value, depth);
    }

    /** True if the last character closes the brace at the beginning. */
    private static boolean whole(String raw) {
        if (!raw.startsWith("${")) {
            return false;
        }
        int open = 0;
        for (int i = 1; i < raw.length(); i++) {
            char c = raw.charAt(i);
            open += c == '{' ? 1 : c == '}' ? -1 : 0;
            if (open == 0) {
                return i == raw.length() - 1;
            }
        }
        return false;
    }
}
