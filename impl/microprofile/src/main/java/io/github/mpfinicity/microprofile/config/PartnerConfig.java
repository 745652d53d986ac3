package io.github.mpfinicity.microprofile.config;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigValue;
import org.jspecify.annotations.Nullable;

/**
 * The configuration as one partner sees it: a named one has settings of its own, and where one is
 * absent, those of the default partner. Live, like the configuration behind it.
 */
public final class PartnerConfig {
    private static final Pattern VARIABLE =
            Pattern.compile(
                    "FINICITY_PARTNERS_(\\w+)_(APP_KEY|PARTNER_ID|PARTNER_SECRET)(_FILE)?",
                    Pattern.CASE_INSENSITIVE);

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
            int end = key.indexOf('.', Setting.PARTNERS.length());
            if (key.startsWith(Setting.PARTNERS) && end > 0) {
                names.add(key.substring(Setting.PARTNERS.length(), end));
            }
        }
        names.remove(PartnerName.DEFAULT.value());
        return names.stream()
                .filter(PartnerName::possible)
                .map(PartnerName::new)
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /**
     * Partners with credentials in the environment, under a name each that finds them. An
     * environment variable does not tell case, nor {@code -} from {@code _}.
     */
    public static Set<PartnerName> inEnvironment(Config config) {
        Set<PartnerName> names = new LinkedHashSet<>();
        for (String variable : config.getPropertyNames()) {
            Matcher parts = VARIABLE.matcher(variable);
            if (parts.matches()) {
                String name = parts.group(1).toLowerCase(Locale.ROOT).replace('_', '-');
                names.add(new PartnerName(name));
            }
        }
        names.removeIf(name -> !new PartnerConfig(config, name).hasCredentials());
        return names;
    }

    /** Whose it is. */
    public PartnerName partner() {
        return partner;
    }

    /** Whether it says anything of credentials; environment variables are found only by asking. */
    public boolean hasCredentials() {
        return Setting.CREDENTIALS.stream().map(this::name).anyMatch(this::set);
    }

    /** The names of its settings for credentials that have a value. */
    public List<String> credentialsSet() {
        return Setting.CREDENTIALS.stream().map(this::name).filter(this::set).toList();
    }

    /** What a setting is called where it was found, or else where it should be set. */
    public String name(Setting setting) {
        return name(setting.key(), setting.scope());
    }

    /** The same for a setting that a store brings along, by its name for the default partner. */
    String name(String shared, Setting.Scope scope) {
        String own = own(shared, scope);
        return own.equals(shared) || set(own) || !fallsBack(scope) || !set(shared) ? own : shared;
    }

    private String own(String shared, Setting.Scope scope) {
        return scope == Setting.Scope.TOKEN_CLIENT
                ? shared
                : partner.prefix() + shared.substring(Setting.PREFIX.length());
    }

    private boolean fallsBack(Setting.Scope scope) {
        return switch (scope) {
            case OWN -> false;
            case REGIONAL -> !set(own(Setting.REGION.key(), Setting.Scope.OWN));
            case SHARED, TOKEN_CLIENT -> true;
        };
    }

    /**
     * The value of a setting as it is written.
     *
     * @return null if absent or empty, which are the same to MicroProfile Config
     * @throws UnreadableSettingException if it cannot be read
     */
    public @Nullable String text(Setting setting) {
        return text(name(setting));
    }

    /** The same for a name that {@link #name(String, Setting.Scope)} has returned. */
    @Nullable String text(String name) {
        try {
            String text = config.getOptionalValue(name, String.class).orElse(null);
            if (text != null || !unresolved(config.getConfigValue(name))) {
                return text;
            }
        } catch (NoSuchElementException | IllegalArgumentException e) {
            throw new UnreadableSettingException(name);
        }
        throw new UnreadableSettingException(name);
    }

    /** True if the expansion of expressions has changed what is written by accident. */
    public boolean spoilt(Setting setting, String value) {
        return new Expansion(config).spoils(name(setting), value);
    }

    private boolean set(String name) {
        try {
            return text(name) != null;
        } catch (UnreadableSettingException e) {
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
}
