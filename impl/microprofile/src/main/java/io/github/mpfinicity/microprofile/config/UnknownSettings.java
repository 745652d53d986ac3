package io.github.mpfinicity.microprofile.config;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Finds misspelt settings. */
final class UnknownSettings {
    private static final int FAR = 4;
    private static final Pattern NOT_IN_VARIABLE = Pattern.compile("\\W");
    private static final String TOKEN_CLIENT = Setting.Scope.TOKEN_CLIENT.prefix();

    private static final String DEFAULT = Setting.PARTNERS + PartnerName.DEFAULT + ".";

    private static final String VARIABLES = variable(Setting.PREFIX);

    /** With the name of a profile before it, as in {@code _TEST_FINICITY_APP_KEY}, or without. */
    private static final Pattern VARIABLE = Pattern.compile("(?:_\\w+?_)?(" + VARIABLES + "\\w+)");

    private static final String PARTNER_VARIABLES = variable(Setting.PARTNERS);
    private static final String DEFAULT_VARIABLES = variable(DEFAULT);
    private static final String CLIENT_VARIABLES = "_MP_REST_";

    private final List<String> known;
    private final List<String> knownVariables;

    private UnknownSettings(Set<String> ofStores) {
        Stream<String> own = Arrays.stream(Setting.values()).map(Setting::key);
        this.known = Stream.concat(own, ofStores.stream()).toList();
        this.knownVariables = known.stream().map(UnknownSettings::variable).toList();
    }

    /**
     * Returns the misspelt settings among the names, one sentence each.
     *
     * @param ofStores the settings of stores
     */
    static List<String> in(Iterable<String> propertyNames, Set<String> ofStores) {
        return new UnknownSettings(ofStores).among(propertyNames);
    }

    private List<String> among(Iterable<String> propertyNames) {
        List<String> written = new ArrayList<>();
        List<String> others = new ArrayList<>();
        for (String name : propertyNames) {
            (isVariable(name) ? written : others).add(name);
        }
        List<String> variables = written.stream().map(UnknownSettings::variable).toList();
        SortedMap<String, String> faults = new TreeMap<>();
        for (String name : written) {
            Matcher variable = VARIABLE.matcher(variable(name));
            String fault = variable.matches() ? faultOfVariable(variable.group(1)) : null;
            if (fault != null) {
                faults.put(name, fault);
            }
        }
        for (String name : others) {
            String fault = isOurs(name) && !madeOf(variables, name) ? fault(name) : null;
            if (fault != null) {
                faults.put(name, fault);
            }
        }
        return faults.entrySet().stream()
                .map(each -> each.getKey() + " is not a setting" + each.getValue())
                .toList();
    }

    /** False for the settings that MicroProfile has for a class of an application's package. */
    private static boolean isOurs(String name) {
        return name.startsWith(TOKEN_CLIENT)
                || name.startsWith(Setting.PARTNERS)
                || (name.startsWith(Setting.PREFIX) && name.indexOf('/') < 0);
    }

    /** The environment variable of a name. */
    private static String variable(String name) {
        return NOT_IN_VARIABLE.matcher(name).replaceAll("_").toUpperCase(Locale.ROOT);
    }

    /** False for almost all names. */
    private static boolean isVariable(String name) {
        return !NOT_IN_VARIABLE.matcher(name).find();
    }

    /**
     * True if SmallRye Config made the name of a variable. It lists a variable a second time under
     * a name for which the variable could stand: {@code finicity.app.key} for {@code
     * FINICITY_APP_KEY}, and for {@code _TEST_FINICITY_APP_KEY} in the profile {@code test}. No
     * operator wrote that name.
     */
    private static boolean madeOf(List<String> variables, String name) {
        String own = variable(name);
        return variables.stream()
                .anyMatch(
                        each ->
                                each.equals(own)
                                        || (each.startsWith("_") && each.endsWith("_" + own)));
    }

    /** The end of the warning; null if the name is a setting. */
    private @Nullable String fault(String name) {
        if (name.startsWith(DEFAULT)) {
            return ": those of the default partner are called "
                    + Setting.PREFIX
                    + name.substring(DEFAULT.length());
        }
        String impossible = impossiblePartner(name);
        if (impossible != null || known.contains(plain(name))) {
            return impossible;
        }
        String meant = nearest(name, List.of(plain(name)), known);
        return meant == null ? "" : ", meant " + meant + "?";
    }

    /**
     * The end of the warning; null if the variable is a setting, or too different from all of them:
     * an application may have variables of its own that begin so, also for its Rest Clients.
     */
    private @Nullable String faultOfVariable(String name) {
        if (name.startsWith(DEFAULT_VARIABLES)) {
            return ": those of the default partner are called "
                    + VARIABLES
                    + name.substring(DEFAULT_VARIABLES.length());
        }
        List<String> plain = plainVariables(name);
        if (name.contains(CLIENT_VARIABLES) || plain.stream().anyMatch(knownVariables::contains)) {
            return null;
        }
        String meant = nearest(name, plain, knownVariables);
        return meant == null ? null : ", meant " + meant + "?";
    }

    /** The variable, and what it is without each possible name of a partner. */
    private static List<String> plainVariables(String name) {
        List<String> plain = new ArrayList<>(List.of(name));
        if (name.startsWith(PARTNER_VARIABLES)) {
            int end = name.indexOf('_', PARTNER_VARIABLES.length());
            for (; end >= 0; end = name.indexOf('_', end + 1)) {
                plain.add(VARIABLES + name.substring(end + 1));
            }
        }
        return plain;
    }

    private @Nullable String impossiblePartner(String name) {
        for (String each : known) {
            String end = each.replaceFirst("^finicity", "");
            int at = name.length() - end.length();
            if (name.startsWith(Setting.PARTNERS)
                    && name.endsWith(end)
                    && at >= Setting.PARTNERS.length()) {
                String partner = name.substring(Setting.PARTNERS.length(), at);
                return PartnerName.possible(partner)
                        ? null
                        : ": \""
                                + partner
                                + "\" cannot be the name of a partner, which is "
                                + PartnerName.RULE
                                + Setting.PARTNERS
                                + PartnerName.EXAMPLE
                                + end;
            }
        }
        return null;
    }

    /** The name without a partner's name: each setting exists for each partner. */
    private static String plain(String name) {
        int end = name.indexOf('.', Setting.PARTNERS.length());
        return name.startsWith(Setting.PARTNERS) && end > 0
                ? Setting.PREFIX + name.substring(end + 1)
                : name;
    }

    /**
     * The known name that is likest to one of the plain ones, for the partner of the name; null if
     * none is like it.
     */
    private static @Nullable String nearest(String name, List<String> plain, List<String> known) {
        int prefix = Setting.PREFIX.length();
        String nearest = null;
        int least = FAR;
        for (String each : plain) {
            for (String other : known) {
                int distance = distance(each, other);
                if (distance < Math.min(least, (other.length() - prefix) / 2)) {
                    least = distance;
                    nearest =
                            each.equals(name)
                                    ? other
                                    : name.substring(0, name.length() - each.length() + prefix)
                                            + other.substring(prefix);
                }
            }
        }
        return nearest;
    }

    /** The edit distance of Levenshtein, computed row by row. */
    private static int distance(String a, String b) {
        int[] above = new int[b.length() + 1];
        for (int j = 0; j < above.length; j++) {
            above[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int[] row = new int[above.length];
            row[0] = i;
            for (int j = 1; j < row.length; j++) {
                int replaced = above[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                row[j] = Math.min(replaced, 1 + Math.min(above[j], row[j - 1]));
            }
            above = row;
        }
        return above[b.length()];
    }
}
