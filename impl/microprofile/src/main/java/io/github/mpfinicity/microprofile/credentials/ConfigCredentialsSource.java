package io.github.mpfinicity.microprofile.credentials;

import io.github.mpfinicity.InvalidConfigurationException;
import io.github.mpfinicity.PartnerCredentials;
import io.github.mpfinicity.PartnerCredentialsSource;
import io.github.mpfinicity.PartnerSecret;
import io.github.mpfinicity.core.credentials.SecretFile;
import io.github.mpfinicity.core.time.Clocks;
import io.github.mpfinicity.microprofile.config.PartnerConfig;
import io.github.mpfinicity.microprofile.config.Setting;
import io.github.mpfinicity.microprofile.config.UnreadableSettingException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads app key, partner id and partner secret from MicroProfile Config, or from the files that it
 * names, each time they are needed. So a change is followed. Safe for any thread.
 *
 * <p>The source keeps the configuration that it was given. A look-up on a thread with another class
 * loader would find another configuration.
 */
public final class ConfigCredentialsSource implements PartnerCredentialsSource {
    private static final int READINGS = 5;

    private final PartnerConfig config;
    private final Clocks clocks;

    public ConfigCredentialsSource(PartnerConfig config, Clocks clocks) {
        this.config = config;
        this.clocks = clocks;
    }

    /**
     * The values as they are now. The source reads until two readings agree, because a part of the
     * files may have been exchanged during the first reading.
     */
    @Override
    public PartnerCredentials credentials() {
        CredentialsCheck found = settled();
        String appKey = found.appKey();
        String partnerId = found.partnerId();
        String partnerSecret = found.partnerSecret();
        if (appKey == null || partnerId == null || partnerSecret == null) {
            throw new InvalidConfigurationException(found.addedTo(List.of()));
        }
        return new PartnerCredentials(appKey, partnerId, PartnerSecret.of(partnerSecret));
    }

    /**
     * The file that holds the partner secret now.
     *
     * @return null if none is configured
     */
    public @Nullable SecretFile secretFile() {
        try {
            String path = config.text(Setting.PARTNER_SECRET_FILE);
            return path == null
                    ? null
                    : new SecretFile(
                            config.name(Setting.PARTNER_SECRET_FILE), Path.of(path), clocks);
        } catch (UnreadableSettingException | InvalidPathException e) {
            // The method credentials() reports the fault.
            return null;
        }
    }

    private CredentialsCheck settled() {
        CredentialsCheck before = check();
        for (int i = 1; i < READINGS; i++) {
            CredentialsCheck again = check();
            if (again.equals(before)) {
                return again;
            }
            before = again;
        }
        throw new UnsettledException();
    }

    private CredentialsCheck check() {
        return CredentialsCheck.of(config);
    }

    @Override
    public String toString() {
        return "ConfigCredentialsSource";
    }

    /** Five readings in a row differed: the credentials are being exchanged. */
    static final class UnsettledException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        UnsettledException() {
            super("the credentials changed while they were read, again and again");
        }
    }
}
