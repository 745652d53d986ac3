package io.github.mpfinicity.microprofile.config;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Finds misspelt settings. */
final class UnknownKeys {
    private static final int FAR = 4;
    private static final String DEFAULT = Keys.PARTNERS + PartnerName.DEFAULT + ".";

    private UnknownKeys() {}

    /**
     * Those among the names.
     *
     * @param ofStores settings that stores bring along
     */
    static List<String> in(Iterable<String> propertyNames, Set<String> ofStores) {
        Set<String> settings = new LinkedHashSet<>(Keys.ALL);
        settings.addAll(ofStores);
        Set<String> names = new HashSet<>();
        propertyNames.forEach(names::add);
        List<String> warnings = new ArrayList<>();
        for (String name : new TreeSet<>(names)) {
            boolean ours = name.startsWith(Keys.PREFIX) || name.startsWith(Keys.CLIENT_PREFIX);
            boolean known = settings.contains(plain(name)) && !name.startsWith(DEFAULT);
            if (ours && !known && !fromEnvironment(name, names)) {
                warnings.add(name + " is not a setting" + meant(name, settings));
            }
        }
        return List.copyOf(warnings);
    }

    private static String meant(String name, Set<String> settings) {
        if (name.startsWith(DEFAULT)) {
            return ": those of the default partner are called "
                    + Keys.PREFIX
                    + name.substring(DEFAULT.length());
        }
        String nearest = nearest(plain(name), name, settings);
        return nearest == null ? "" : ", meant " + nearest + "?";
    }

    /** SmallRye Config lists FINICITY_APP_KEY a second time, as finicity.app.key. */
    private static boolean fromEnvironment(String name, Set<String> names) {
        return names.contains(name.replaceAll("[^A-Za-z0-9]", "_").toUpperCase(Locale.ROOT));
    }

    /** Without a partner's name: each setting exists for each partner. */
    private static String plain(String name) {
        int end = name.indexOf('.', Keys.PARTNERS.length());
        return name.startsWith(Keys.PARTNERS) && end > 0
                ? Keys.PREFIX + name.substring(end + 1)
                : name;
    }

    private static @Nullable String nearest(String plain, String name, Set<String> settings) {
        String nearest = null;
        int least = FAR;
        for (String known : settings) {
            int distance = distance(plain, known);
            if (distance < least) {
                least = distance;
                nearest = known;
            }
        }
        return nearest == null || plain.equals(name)
                ? nearest
                : name.substring(0, name.length() - plain.length() + Keys.PREFIX.length())
                        + nearest.substring(Keys.PREFIX.length());
    }

    /** Levenshtein's, a row at a time. */
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
