package io.github.mpfinicity.microprofile.config;

import java.util.Comparator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigValue;
import org.jspecify.annotations.Nullable;

/**
 * The configuration as one partner sees it: a named one has settings of its own, and where one is
 * absent, those of the default partner. Live, like the configuration behind it.
 *
 * <p>Everybody else goes by the names of the default partner's settings.
 */
public final class PartnerConfig {
    /** One partner's credentials are never another's, nor is what an operator says of them. */
    private static final Set<String> OWN = own();

    /** What a region decides is not taken from a partner in another one. */
    private static final Set<String> REGIONAL =
            Set.of(Keys.BASE_URI, Keys.LIFETIME, Keys.RENEW_AFTER);

    private static final List<String> LONGEST_FIRST =
            Keys.ALL.stream()
                    .filter(key -> key.startsWith(Keys.PREFIX))
                    .sorted(Comparator.comparingInt(String::length).reversed())
                    .toList();

    /** A setting that a store brings along. */
    private static final Pattern OF_A_STORE =
            Pattern.compile("(?<![\\w.-])finicity\\.store(\\.[a-z][a-z-]*){2,}(?![\\w-])");

    private final Config config;
    private final PartnerName partner;

    /** That of a partner, whether or not there is one of that name. */
    public PartnerConfig(Config config, PartnerName partner) {
        this.config = config;
        this.partner = partner;
    }

    /** That of the default partner. */
    public static PartnerConfig ofDefault(Config config) {
        return new PartnerConfig(config, PartnerName.DEFAULT);
    }

    /**
     * The names that settings mention, in alphabetical order. Not each is a partner's: of {@code
     * FINICITY_PARTNERS_ACME_EU_APP_KEY} SmallRye Config makes a key of {@code acme}.
     */
    public static Set<PartnerName> named(Config config) {
        Set<String> names = new TreeSet<>();
        for (String key : config.getPropertyNames()) {
            int end = key.indexOf('.', Keys.PARTNERS.length());
            if (key.startsWith(Keys.PARTNERS) && end > 0) {
                names.add(key.substring(Keys.PARTNERS.length(), end));
            }
        }
        names.remove(PartnerName.DEFAULT.value());
        return names.stream()
                .map(PartnerName::new)
                .collect(Collectors.toCollection(java.util.LinkedHashSet::new));
    }

    /** Whose it is. */
    public PartnerName partner() {
        return partner;
    }

    /** Whether it says anything of credentials; environment variables are found only by asking. */
    public boolean hasCredentials() {
        return Keys.CREDENTIALS.stream().anyMatch(key -> set(name(key)));
    }

    /** The names of its settings for credentials that have a value. */
    public List<String> credentialsSet() {
        return Keys.CREDENTIALS.stream().map(this::name).filter(this::set).toList();
    }

    /**
     * A sentence that goes by the default partner's names, in this one's: each setting is called as
     * it was found, or as it should be set.
     */
    public String worded(String sentence) {
        if (partner.isDefault()) {
            return sentence;
        }
        String worded = sentence;
        for (String key : LONGEST_FIRST) {
            worded = worded.replaceAll(boundary(key), name(key));
        }
        return OF_A_STORE.matcher(worded).replaceAll(found -> name(found.group()));
    }

    private static String boundary(String key) {
        return "(?<![\\w.-])" + key.replace(".", "\\.") + "(?![\\w-]|\\.[a-z])";
    }

    /** Where a setting is looked up. */
    String name(String key) {
        if (partner.isDefault() || !key.startsWith(Keys.PREFIX)) {
            return key;
        }
        String own = partner.prefix() + key.substring(Keys.PREFIX.length());
        return set(own) || !shared(key) ? own : key;
    }

    private boolean shared(String key) {
        return !OWN.contains(key) && !(REGIONAL.contains(key) && abroad()) && set(key);
    }

    private boolean abroad() {
        String own = partner.prefix() + Keys.REGION.substring(Keys.PREFIX.length());
        return set(own);
    }

    /**
     * As it is written; null if absent or empty, which are the same to MicroProfile Config.
     *
     * @throws NoSuchElementException or IllegalArgumentException if it cannot be read
     */
    @Nullable String text(String name) {
        String text = config.getOptionalValue(name, String.class).orElse(null);
        if (text == null && unresolved(config.getConfigValue(name))) {
            throw new NoSuchElementException(name);
        }
        return text;
    }

    /** Whether expansion made another value by accident of what is written. */
    boolean spoilt(String key, String value) {
        return new Expansion(config).spoils(name(key), value);
    }

    private boolean set(String name) {
        try {
            return text(name) != null;
        } catch (NoSuchElementException | IllegalArgumentException e) {
            return true;
        }
    }

    /** An optional value is absent, not an error, if its expression names something unknown. */
    private static boolean unresolved(@Nullable ConfigValue value) {
        return value != null
                && value.getValue() == null
                && value.getRawValue() != null
                && value.getRawValue().contains("${");
    }

    private static Set<String> own() {
        Set<String> own = new TreeSet<>(Keys.CREDENTIALS);
        own.add(Keys.CONFIRMED_UNLOCKED);
        return Set.copyOf(own);
    }
}
