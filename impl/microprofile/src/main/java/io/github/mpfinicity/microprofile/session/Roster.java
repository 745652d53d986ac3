package io.github.mpfinicity.microprofile.session;

import io.github.mpfinicity.InvalidConfigurationException;
import io.github.mpfinicity.microprofile.config.PartnerConfig;
import io.github.mpfinicity.microprofile.config.PartnerName;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.Config;

/**
 * Which partners an application has.
 *
 * @param config in which most of them are
 * @param sourced whose credentials come from a bean
 */
record Roster(Config config, Set<PartnerName> sourced) {
    /**
     * Those that have credentials. The default one is always there unless only others have some.
     */
    Set<PartnerName> names() {
        Set<PartnerName> named = new LinkedHashSet<>(PartnerConfig.named(config));
        named.removeIf(name -> !hasCredentials(name));
        named.addAll(sourced);
        named.remove(PartnerName.DEFAULT);
        Set<PartnerName> all = new LinkedHashSet<>();
        if (named.isEmpty() || hasCredentials(PartnerName.DEFAULT)) {
            all.add(PartnerName.DEFAULT);
        }
        all.addAll(named);
        return all;
    }

    /** The name may stand in the environment alone, where nobody finds it without asking. */
    void requireKnown(PartnerName name) {
        Set<PartnerName> names = names();
        if (names.contains(name) || hasCredentials(name)) {
            return;
        }
        throw new InvalidConfigurationException(
                List.of(
                        "no setting and no bean knows a partner \""
                                + name
                                + "\"; there "
                                + (names.size() == 1 ? "is " : "are ")
                                + names.stream()
                                        .map(PartnerName::value)
                                        .collect(Collectors.joining(", "))
                                + ": set "
                                + example(name)
                                + ", or use one of those"));
    }

    private static String example(PartnerName name) {
        return name.equals(PartnerName.DEFAULT)
                ? "finicity.app-key, finicity.partner-id and finicity.partner-secret"
                : "finicity.partners." + name + ".app-key and its partner-id and partner-secret";
    }

    private boolean hasCredentials(PartnerName name) {
        return sourced.contains(name) || new PartnerConfig(config, name).hasCredentials();
    }
}
