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

    /** A dot would end it, and an environment variable cannot tell more. */
    private static final Pattern RULE = Pattern.compile("[A-Za-z0-9_-]+");

    /**
     * A name that somebody has written down.
     *
     * @throws InvalidConfigurationException if it cannot be one
     */
    public static PartnerName of(String name) {
        if (!RULE.matcher(name).matches()) {
            throw new InvalidConfigurationException(
                    List.of(
                            "\""
                                    + name
                                    + "\" cannot be the name of a partner: it must be made of"
                                    + " letters, digits, - and _, for example acme"));
        }
        return new PartnerName(name);
    }

    boolean isDefault() {
        return equals(DEFAULT);
    }

    /** What stands before the rest of each of its settings. */
    String prefix() {
        return isDefault() ? Keys.PREFIX : Keys.PARTNERS + value + ".";
    }

    /** As it is written. */
    @Override
    public String toString() {
        return value;
    }
}
