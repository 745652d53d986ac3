package io.github.mpfinicity.microprofile.config;

import io.github.mpfinicity.InvalidConfigurationException;
import io.github.mpfinicity.Partner;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The name of a partner. */
public record PartnerName(String value) {
    /** The default partner, whose settings contain no name. */
    public static final PartnerName DEFAULT = new PartnerName(Partner.DEFAULT);

    static final String RULE = "made of letters, digits, - and _, for example ";
    static final String EXAMPLE = "acme-eu";

    /**
     * Reads a name.
     *
     * @param where the place of the name, for the message
     * @throws InvalidConfigurationException if it cannot be a name
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

    /** The name that a constant in code has. */
    public static PartnerName of(String name) {
        return of(name, "the application");
    }

    /**
     * True for a possible name. A dot would end the name in a setting, and environment variables do
     * not distinguish more characters. No regular expression, because calls ask.
     */
    static boolean possible(String name) {
        return !name.isEmpty() && name.chars().allMatch(PartnerName::possible);
    }

    private static boolean possible(int c) {
        return (c >= 'a' && c <= 'z')
                || (c >= 'A' && c <= 'Z')
                || (c >= '0' && c <= '9')
                || c == '-'
                || c == '_';
    }

    /** True if environment variables do not distinguish the two names. */
    public boolean sameVariables(PartnerName other) {
        return value.replace('-', '_').equalsIgnoreCase(other.value.replace('-', '_'));
    }

    boolean isDefault() {
        return equals(DEFAULT);
    }

    /** The part of each setting before its own name. */
    String prefix() {
        return isDefault() ? Setting.PREFIX : Setting.PARTNERS + value + ".";
    }

    /** Does the same as a record's own method, which each start would make the JVM generate. */
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof PartnerName name && value.equals(name.value);
    }

    /** The same as for {@link #equals}. */
    @Override
    public int hashCode() {
        return value.hashCode();
    }

    /** The name. */
    @Override
    public String toString() {
        return value;
    }
}
