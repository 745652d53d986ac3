package io.github.mpfinicity.microprofile.cdi;

import io.github.mpfinicity.InvalidConfigurationException;
import io.github.mpfinicity.PartnerCredentialsSource;
import io.github.mpfinicity.microprofile.config.Settings;
import jakarta.enterprise.inject.Instance;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.Config;
import org.jspecify.annotations.Nullable;

/** Finds the bean that takes the place of the settings for credentials. */
final class OwnSource {
    private static final Logger LOG = System.getLogger("io.github.mpfinicity");

    private OwnSource() {}

    /**
     * The application's, if it has one.
     *
     * @throws InvalidConfigurationException if it has more
     */
    static @Nullable PartnerCredentialsSource of(
            Instance<PartnerCredentialsSource> beans, Config config) {
        if (beans.isUnsatisfied()) {
            return null;
        }
        if (beans.isAmbiguous()) {
            throw new InvalidConfigurationException(List.of(tooMany(beans)));
        }
        List<String> set = Settings.credentialsSet(config);
        if (!set.isEmpty()) {
            LOG.log(
                    Level.WARNING,
                    "{0} set, but not used: the credentials come from a bean, {1}",
                    String.join(", ", set) + (set.size() == 1 ? " is" : " are"),
                    names(beans));
        }
        return beans.get();
    }

    private static String tooMany(Instance<PartnerCredentialsSource> beans) {
        return "there must be one bean of type PartnerCredentialsSource at most, but there are "
                + names(beans)
                + ": take all but one away, or give the others a qualifier";
    }

    private static String names(Instance<PartnerCredentialsSource> beans) {
        return beans.handlesStream()
                .map(handle -> handle.getBean().getBeanClass().getName())
                .sorted()
                .collect(Collectors.joining(", "));
    }
}
