package io.github.mpfinicity.microprofile.config;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Finds misspelt settings. */
final class UnknownSettings {
    private static final int FAR = 4;
    private static final Pattern NOT_IN_VARIABLE = Pattern.compile("\\W");
    private static final String TOKEN_CLIENT = Setting.Scope.TOKEN_CLIENT.prefix();

    private static final String DEFAULT = Setting.PARTNERS + PartnerName.DEFAULT + ".";

    private final List<String> known;

    private UnknownSettings(Set<String> ofStores) {
        Stream<String> own = Arrays.stream(Setting.values()).map(Setting::key);
        this.known = Stream.concat(own, ofStores.stream()).toList();
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
        Set<String> names = new TreeSet<>();
        propertyNames.forEach(names::add);
        List<String> variables = variables(names);
        List<String> warnings = new ArrayList<>();
        for (String name : names) {
            String fault = isOurs(name) && !madeOf(variables, name) ? fault(name) : null;
            if (fault != null) {
                warnings.add(name + " is not a setting" + fault);
            }
        }
        return List.copyOf(warnings);
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

    private static List<String> variables(Set<String> names) {
        return names.stream()
                .filter(name -> !NOT_IN_VARIABLE.matcher(name).find())
                .map(UnknownSettings::variable)
                .toList();
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
        String nearest = nearest(plain(name), name);
        return nearest == null ? "" : ", meant " + nearest + "?";
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

    private @Nullable String nearest(String plain, String name) {
        String nearest = null;
        int least = FAR;
        for (String each : known) {
            int distance = distance(plain, each);
            if (distance < least) {
                least = distance;
                nearest = each;
            }
        }
        return nearest == null || plain.equals(name)
                ? nearest
                : name.substring(0, name.length() - plain.length() + Setting.PREFIX.length())
                        + nearest.substring(Setting.PREFIX.length());
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
