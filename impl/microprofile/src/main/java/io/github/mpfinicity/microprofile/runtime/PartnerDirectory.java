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
 * Which partners an application has.
 *
 * @param config in which most of them are
 * @param sourced whose credentials come from a bean
 */
record PartnerDirectory(Config config, Set<PartnerName> sourced) {
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

    /** Those, and what else the application uses and is known. */
    Set<PartnerName> namesWith(Set<PartnerName> used) {
        Set<PartnerName> all = names();
        used.stream().filter(this::hasCredentials).forEach(all::add);
        return all;
    }

    /**
     * What must be there when the application starts and is not, a sentence each: a partner that
     * the application uses, or a part of somebody's credentials. Beans are not asked for theirs.
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

    /** A library that is on the class path and not used misses nothing. */
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

    /** The name may stand in the environment alone, where nobody finds it without asking. */
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
