package io.github.mpfinicity.microprofile.session;

import io.github.mpfinicity.PartnerSecret;
import io.github.mpfinicity.core.store.SecretFile;
import io.github.mpfinicity.core.store.SecretFileException;
import io.github.mpfinicity.microprofile.config.ConfigCredentialsSource;
import io.github.mpfinicity.microprofile.config.SecretFileKeeper;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.stream.Stream;

/** The credentials of the configuration, with what is kept beside the file of the secret. */
final class ConfigSupply implements Supply {
    private static final Logger LOG = System.getLogger("io.github.mpfinicity");

    private final ConfigCredentialsSource source;

    ConfigSupply(ConfigCredentialsSource source) {
        this.source = source;
    }

    /**
     * What is pending is read first: if it takes the present one's place meanwhile, both are it.
     */
    @Override
    public Supplied get() {
        SecretFile file = source.secretFile();
        if (file == null) {
            return new Supplied(source.credentials(), null, null);
        }
        PartnerSecret pending = file.pending().orElse(null);
        return new Supplied(
                source.credentials(),
                pending,
                file.writable() ? new SecretFileKeeper(source, file) : null);
    }

    /** Where these cannot be read, the present one is still good for something. */
    @Override
    public List<PartnerSecret> others() {
        SecretFile file = source.secretFile();
        if (file == null) {
            return List.of();
        }
        try {
            return Stream.concat(file.pending().stream(), file.previous().stream()).toList();
        } catch (SecretFileException e) {
            LOG.log(Level.WARNING, "{0}", e.sentence());
            return List.of();
        }
    }

    @Override
    public String name() {
        return "the configuration";
    }
}
