package io.github.mpfinicity.microprofile.config;

import io.github.mpfinicity.InvalidConfigurationException;
import io.github.mpfinicity.core.lockout.ClusterSettings;
import io.github.mpfinicity.core.session.SessionRules;
import io.github.mpfinicity.core.store.PartnerStore;
import java.net.URI;
import java.util.List;
import org.eclipse.microprofile.config.Config;

/**
 * The settings that stay the same after the application has started. Credentials and the base URI
 * are read at each authentication instead.
 *
 * @param region decides the header names
 * @param baseUri scheme, host and port as they were at start; no path, not even a slash
 * @param rules the times of the session
 * @param startup the moment of the first authentication
 * @param transport the way of the token client to the vendor
 * @param format the format of credentials in requests
 * @param lockout the number of attempts that may fail
 * @param store keeps the record of attempts
 * @param sharing the way in which nodes share that record
 * @param webhookMaxBody the longest body of a webhook that is read, in bytes
 * @param health whether a partner without a token makes the application unready
 */
public record Settings(
        Region region,
        URI baseUri,
        SessionRules rules,
        Startup startup,
        Transport transport,
        Format format,
        Lockout lockout,
        PartnerStore store,
        ClusterSettings sharing,
        int webhookMaxBody,
        Health health) {
    /**
     * Reads and checks all settings.
     *
     * @throws InvalidConfigurationException listing every problem
     */
    public static Settings load(PartnerConfig config, Stores stores) {
        var reader = new ConfigReader(config);
        Settings settings = new SettingsReader(reader).settings(stores);
        reader.requireNoProblems();
        return settings;
    }

    /** True if the settings of a partner must be complete when the application starts. */
    public static boolean checkedAtStart(PartnerConfig config) {
        return new SettingsReader(new ConfigReader(config)).startup() != Startup.UNCHECKED;
    }

    /** The part in the application's health, even if other settings are impossible. */
    public static Health healthOf(PartnerConfig config) {
        return new SettingsReader(new ConfigReader(config)).health();
    }

    /** True if rejected calls of a partner's clients end in exceptions of this library. */
    public static boolean explainsErrors(PartnerConfig config) {
        return new SettingsReader(new ConfigReader(config)).exceptions() == Exceptions.EXPLAINED;
    }

    /**
     * The base URI of a partner. No other setting is read: the files that other settings name may
     * be gone by now.
     *
     * @throws InvalidConfigurationException if the base URI is impossible
     */
    public static URI baseUriOf(PartnerConfig config) {
        var reader = new ConfigReader(config);
        URI base = new SettingsReader(reader).baseUri();
        reader.requireNoProblems();
        return base;
    }

    /**
     * The base URI as it is now. It is read at each authentication.
     *
     * @throws InvalidConfigurationException if it is impossible
     */
    public URI baseUriNow(PartnerConfig config) {
        var reader = new ConfigReader(config);
        URI now = new SettingsReader(reader).baseUri(region);
        reader.requireNoProblems();
        return now;
    }

    /** The same settings with another base URI. */
    public Settings at(URI other) {
        return new Settings(
                region,
                other,
                rules,
                startup,
                transport,
                format,
                lockout,
                store,
                sharing,
                webhookMaxBody,
                health);
    }

    /**
     * The operator's latest confirmation that the account is not locked; empty if there is none.
     * Read at each authentication.
     */
    public static String confirmedUnlocked(PartnerConfig config) {
        try {
            String confirmation = config.text(Setting.LOCKOUT_CONFIRMED_UNLOCKED);
            // A line end that somebody's editor adds is not the operator's word.
            return confirmation == null ? "" : confirmation.strip();
        } catch (UnreadableSettingException e) {
            // A value that cannot be read confirms nothing.
            return "";
        }
    }

    /**
     * Finds names that look like settings of this library but are none. Each sentence is a warning
     * with the known name that was probably meant.
     */
    public static List<String> unknown(Config config, Stores stores) {
        return UnknownSettings.in(config.getPropertyNames(), stores.settings());
    }
}
