package io.github.mpfinicity.microprofile.config;

import io.github.mpfinicity.InvalidConfigurationException;
import io.github.mpfinicity.Partner;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Which partner of an application.
 *
 * @param value as in {@code finicity.partners.<name>.}
 */
public record PartnerName(String value) {
    /** The one whose settings have no name in them. */
    public static final PartnerName DEFAULT = new PartnerName(Partner.DEFAULT);

    static final String RULE = "made of letters, digits, - and _, for example ";
    static final String EXAMPLE = "acme-eu";

    /** A dot would end it, and an environment variable cannot tell more. */
    private static final Pattern POSSIBLE = Pattern.compile("[A-Za-z0-9_-]+");

    /**
     * A name that somebody has written down.
     *
     * @param where it stands, for the message
     * @throws InvalidConfigurationException if it cannot be one
     */
    public static PartnerName of(String name, String where) {
        if (!possible(name)) {
            throw new InvalidConfigurationException(
                    List.of(
                            where
                                    + " names \""
                                    + name
                                    + "\": the name of a partner must be "
                                    + RULE
                                    + EXAMPLE));
        }
        return new PartnerName(name);
    }

    /** The same of a name in code. */
    public static PartnerName of(String name) {
        return of(name, "the application");
    }

    static boolean possible(String name) {
        return POSSIBLE.matcher(name).matches();
    }

    /** Whether environment variables cannot tell it from another. */
    public boolean sameVariables(PartnerName other) {
        return value.replace('-', '_').equalsIgnoreCase(other.value.replace('-', '_'));
    }

    boolean isDefault() {
        return equals(DEFAULT);
    }

    /** What stands before the rest of each of its settings. */
    String prefix() {
        return isDefault() ? Setting.PREFIX : Setting.PARTNERS + value + ".";
    }

    /** As it is written. */
    @Override
    public String toString() {
        return value;
    }
}
