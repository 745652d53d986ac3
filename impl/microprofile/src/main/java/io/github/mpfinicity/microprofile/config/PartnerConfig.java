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
 * The configuration as one partner sees it. A named partner has settings of its own, and those of
 * the default partner where its own are absent. The values follow the configuration behind it.
 */
public final class PartnerConfig {
    private static final Pattern VARIABLE =
            Pattern.compile(
                    "FINICITY_PARTNERS_(\\w+)_(APP_KEY|PARTNER_ID|PARTNER_SECRET)(_FILE)?",
                    Pattern.CASE_INSENSITIVE);

    private final Config config;
    private final PartnerName partner;
    private final @Nullable String source;

    /** The configuration of a partner. The partner need not exist. */
    public PartnerConfig(Config config, PartnerName partner) {
        this(config, partner, null);
    }

    private PartnerConfig(Config config, PartnerName partner, @Nullable String source) {
        this.config = config;
        this.partner = partner;
        this.source = source;
    }

    /** The same for a partner whose credentials come from a bean: messages name the bean. */
    public PartnerConfig suppliedBy(String source) {
        return new PartnerConfig(config, partner, source);
    }

    /** The configuration of the default partner. */
    public static PartnerConfig ofDefault(Config config) {
        return new PartnerConfig(config, PartnerName.DEFAULT);
    }

    /**
     * The names in settings, in alphabetical order. Some are not names of partners: SmallRye Config
     * makes a key of {@code acme} of {@code FINICITY_PARTNERS_ACME_EU_APP_KEY}.
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
     * The partners with credentials in environment variables, by a name that finds them. A variable
     * does not distinguish upper from lower case, nor {@code -} from {@code _}.
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

    /** The partner. */
    public PartnerName partner() {
        return partner;
    }

    /**
     * True if a setting for credentials has a value. Environment variables are found only by asking
     * for a name.
     */
    public boolean hasCredentials() {
        return Setting.CREDENTIALS.stream().map(this::name).anyMatch(this::set);
    }

    /** The names of the settings for credentials that have a value. */
    public List<String> credentialsSet() {
        return Setting.CREDENTIALS.stream().map(this::name).filter(this::set).toList();
    }

    /**
     * The name of a setting where it was found; if it is absent, the name under which it should be
     * set.
     */
    public String name(Setting setting) {
        return name(setting.key(), setting.scope());
    }

    /** The place where a credential is corrected: its setting, its file, or the bean. */
    public String place(Setting credential) {
        if (source != null) {
            return credential.of(source);
        }
        String file = name(credential.file());
        return set(file) ? "the content of the file that " + file + " names" : name(credential);
    }

    /** The name for a setting of a store, by its name for the default partner. */
    String name(String shared, Setting.Scope scope) {
        String own = own(shared, scope);
        return fallsBack(own, shared, scope) && !set(own) && set(shared) ? shared : own;
    }

    private String own(String shared, Setting.Scope scope) {
        return scope == Setting.Scope.TOKEN_CLIENT
                ? shared
                : partner.prefix() + shared.substring(Setting.PREFIX.length());
    }

    /** True if a setting that is absent under its own name may have a value under the other. */
    private boolean fallsBack(String own, String shared, Setting.Scope scope) {
        return !own.equals(shared)
                && switch (scope) {
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
        return text(setting.key(), setting.scope());
    }

    /** The same for a setting of a store, by its name for the default partner. */
    @Nullable String text(String shared, Setting.Scope scope) {
        String own = own(shared, scope);
        String text = text(own);
        return text == null && fallsBack(own, shared, scope) ? text(shared) : text;
    }

    private @Nullable String text(String name) {
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

    /**
     * The value of a setting for messages: as it is written, because an expression in it may name a
     * secret.
     *
     * @param value of the setting
     */
    String shown(Setting setting, String value) {
        return setting.type().shown(shown(name(setting), value));
    }

    /** The same for a name that {@link #name(String, Setting.Scope)} has returned. */
    String shown(String name, String value) {
        ConfigValue written = config.getConfigValue(name);
        String raw = written == null ? null : written.getRawValue();
        return ValueType.TEXT.shown(raw == null ? value : raw);
    }

    /** True if the expansion of expressions has changed what is written by accident. */
    public boolean spoilt(Setting setting, String value) {
        return new Expansion(config, false).spoils(name(setting), value);
    }

    /** The sentence about such a setting, without its end. */
    public String spoilt(Setting setting) {
        return Expansion.sentence(name(setting));
    }

    /** As {@link #spoilt(Setting, String)}, for a value that may have an expression in it. */
    boolean spoilt(String name, String value) {
        return new Expansion(config, true).spoils(name, value);
    }

    private boolean set(String name) {
        try {
            return text(name) != null;
        } catch (RuntimeException e) {
            return true; // Unreadable, or its source fails.
        }
    }

    /**
     * True if the expression of a value names an unknown setting. MicroProfile Config reports such
     * an optional value as absent, and not as an error.
     */
    private static boolean unresolved(@Nullable ConfigValue value) {
        return value != null
                && value.getValue() == null
                && value.getRawValue() != null
                && value.getRawValue().contains("${");
    }
}
