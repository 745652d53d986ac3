package io.github.mpfinicity.microprofile.config;

import io.github.mpfinicity.InvalidConfigurationException;
import io.github.mpfinicity.core.lockout.ClusterSettings;
import io.github.mpfinicity.core.session.SessionRules;
import io.github.mpfinicity.core.store.PartnerStore;
import java.net.URI;
import java.util.List;
import org.eclipse.microprofile.config.Config;

/**
 * Everything that is settled when the application starts. Credentials are not part of it: they are
 * read at each authentication, and so is the base URI.
 *
 * @param region decides the header names
 * @param baseUri scheme, host and port, as they were at start; no path, not even a slash
 * @param rules the numbers of the session
 * @param startup when the first authentication happens
 * @param transport how the token client reaches the vendor
 * @param format how credentials are written to the vendor
 * @param lockout how many attempts may fail
 * @param store that keeps the record of attempts
 * @param sharing how nodes share that record
 * @param webhookMaxBody the longest body of a webhook that is read, in bytes
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
        int webhookMaxBody) {
    /**
     * Reads and checks all of it.
     *
     * @throws InvalidConfigurationException listing every problem
     */
    public static Settings load(PartnerConfig config, Stores stores) {
        var reader = new ConfigReader(config);
        Settings settings = new SettingsReader(reader).settings(stores);
        reader.requireNoProblems();
        return settings;
    }

    /** Whether what a partner needs must be there when the application starts. */
    public static boolean checkedAtStart(PartnerConfig config) {
        return new SettingsReader(new ConfigReader(config)).startup() != Startup.UNCHECKED;
    }

    /**
     * The base URI of a partner, without a look at any other of its settings: files that these name
     * may be gone by now.
     *
     * @throws InvalidConfigurationException if it is impossible
     */
    public static URI baseUriOf(PartnerConfig config) {
        var reader = new ConfigReader(config);
        URI base = new SettingsReader(reader).baseUri();
        reader.requireNoProblems();
        return base;
    }

    /**
     * The base URI as it is now. Read at each authentication.
     *
     * @throws InvalidConfigurationException if it is impossible
     */
    public URI baseUriNow(PartnerConfig config) {
        var reader = new ConfigReader(config);
        URI now = new SettingsReader(reader).baseUri(region);
        reader.requireNoProblems();
        return now;
    }

    /** The same for another base URI. */
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
                webhookMaxBody);
    }

    /**
     * The operator's latest confirmation that the account is not locked; empty if there is none.
     * Read at each authentication.
     */
    public static String confirmedUnlocked(PartnerConfig config) {
        try {
            String confirmation = config.text(Setting.LOCKOUT_CONFIRMED_UNLOCKED);
            return confirmation == null ? "" : confirmation;
        } catch (UnreadableSettingException e) {
            // A value that cannot be read confirms nothing.
            return "";
        }
    }

    /**
     * Names that look like settings of this library and are none, each a sentence for a warning,
     * with the known name that was probably meant.
     */
    public static List<String> unknown(Config config, Stores stores) {
        return UnknownSettings.in(config.getPropertyNames(), stores.settings());
    }
}
