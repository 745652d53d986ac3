package io.github.mpfinicity.microprofile.credentials;

import io.github.mpfinicity.InvalidConfigurationException;
import io.github.mpfinicity.Partner;
import io.github.mpfinicity.PartnerCredentialsSource;
import io.github.mpfinicity.microprofile.config.PartnerConfig;
import io.github.mpfinicity.microprofile.config.PartnerName;
import jakarta.enterprise.inject.Default;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.spi.Bean;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.lang.annotation.Annotation;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.Config;
import org.jspecify.annotations.Nullable;

/** Finds the beans that replace the settings for credentials. */
public final class CredentialsSourceBeans {
    private static final Logger LOG = System.getLogger("io.github.mpfinicity");

    private CredentialsSourceBeans() {}

    /**
     * Finds the application's sources, by partner. A bean with a qualifier of another kind is
     * ignored.
     *
     * @throws InvalidConfigurationException if a partner has two
     */
    public static Map<PartnerName, PartnerCredentialsSource> all(
            Instance<PartnerCredentialsSource> beans, Config config) {
        Map<PartnerName, List<Instance.Handle<PartnerCredentialsSource>>> found = new HashMap<>();
        for (Instance.Handle<PartnerCredentialsSource> each : beans.handles()) {
            PartnerName partner = partner(each.getBean());
            if (partner != null) {
                found.computeIfAbsent(partner, any -> new ArrayList<>()).add(each);
            }
        }
        Map<PartnerName, PartnerCredentialsSource> sources = new HashMap<>();
        found.forEach((name, few) -> sources.put(name, only(name, few, config)));
        return sources;
    }

    private static @Nullable PartnerName partner(Bean<?> bean) {
        for (Annotation qualifier : bean.getQualifiers()) {
            if (qualifier instanceof Partner named) {
                return PartnerName.of(
                        named.value(), "@Partner of " + bean.getBeanClass().getName());
            }
        }
        return bean.getQualifiers().contains(Default.Literal.INSTANCE) ? PartnerName.DEFAULT : null;
    }

    private static PartnerCredentialsSource only(
            PartnerName name, List<Instance.Handle<PartnerCredentialsSource>> few, Config config) {
        if (few.size() > 1) {
            throw new InvalidConfigurationException(List.of(tooMany(name, few)));
        }
        List<String> set = new PartnerConfig(config, name).credentialsSet();
        if (!set.isEmpty()) {
            LOG.log(
                    Level.WARNING,
                    "MPFIN-220 {0} set, but not used: the credentials come from the bean {1}",
                    String.join(", ", set) + (set.size() == 1 ? " is" : " are"),
                    names(few));
        }
        return few.get(0).get();
    }

    private static String tooMany(
            PartnerName name, List<Instance.Handle<PartnerCredentialsSource>> beans) {
        return "the application may have one bean of type PartnerCredentialsSource for the partner "
                + name
                + " but has "
                + names(beans)
                + ": remove all but one, or give the others a qualifier";
    }

    private static String names(List<Instance.Handle<PartnerCredentialsSource>> beans) {
        return beans.stream()
                .map(handle -> handle.getBean().getBeanClass().getName())
                .sorted()
                .collect(Collectors.joining(", "));
    }
}
