package io.github.mpfinicity.microprofile.runtime;

import io.github.mpfinicity.InvalidConfigurationException;
import io.github.mpfinicity.microprofile.config.PartnerConfig;
import io.github.mpfinicity.microprofile.config.PartnerName;
import io.github.mpfinicity.microprofile.config.Settings;
import io.github.mpfinicity.microprofile.credentials.CredentialsCheck;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.eclipse.microprofile.config.Config;

/**
 * The partners of an application.
 *
 * @param config contains most of them
 * @param sourced the partners whose credentials come from a bean
 */
record PartnerDirectory(Config config, Set<PartnerName> sourced) {
    /**
     * The partners that have credentials. The default partner is always among them, unless only
     * others have credentials.
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

    /** The partners that have credentials, and those that the application uses. */
    Set<PartnerName> namesWith(Set<PartnerName> used) {
        Set<PartnerName> all = names();
        used.stream().filter(this::hasCredentials).forEach(all::add);
        return all;
    }

    /**
     * Finds settings that must be there at start but are missing, one sentence each: a partner that
     * the application uses, or a part of a partner's credentials. Beans are not asked for
     * credentials.
     */
    List<String> missing(Set<PartnerName> used) {
        Set<PartnerName> all = namesWith(used);
        all.addAll(used);
        var problems = new ArrayList<String>();
        for (PartnerName name : all) {
            var own = new PartnerConfig(config, name);
            if (Settings.checkedAtStart(own) && !sourced.contains(name)) {
                problems.addAll(missing(name, own, used.contains(name)));
            }
        }
        return problems;
    }

    /**
     * The missing settings of a partner. A partner that is not used and has no credentials misses
     * nothing.
     */
    private List<String> missing(PartnerName name, PartnerConfig own, boolean used) {
        if (!known(name)) {
            return List.of(unknown(name));
        }
        return used || own.hasCredentials() ? CredentialsCheck.of(own).missing() : List.of();
    }

    void requireKnown(PartnerName name) {
        if (!known(name)) {
            throw new InvalidConfigurationException(List.of(unknown(name)));
        }
    }

    /**
     * True if there is such a partner. Its name may be in the environment only, where it is found
     * only by asking.
     */
    private boolean known(PartnerName name) {
        return hasCredentials(name) || names().contains(name);
    }

    private String unknown(PartnerName name) {
        Set<String> names = new LinkedHashSet<>();
        names().forEach(each -> names.add(each.value()));
        PartnerConfig.inEnvironment(config).stream()
                .filter(each -> names().stream().noneMatch(each::sameVariables))
                .forEach(each -> names.add(each.value()));
        return "no setting and no bean knows a partner \""
                + name
                + "\"; there "
                + (names.size() == 1 ? "is " : "are ")
                + String.join(", ", names)
                + ": set "
                + example(name)
                + ", or use one of those";
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
