package io.github.mpfinicity.microprofile.credentials;

import io.github.mpfinicity.InvalidConfigurationException;
import io.github.mpfinicity.core.credentials.SecretFile;
import io.github.mpfinicity.core.credentials.SecretFileException;
import io.github.mpfinicity.core.time.Clocks;
import io.github.mpfinicity.microprofile.config.PartnerConfig;
import io.github.mpfinicity.microprofile.config.Setting;
import io.github.mpfinicity.microprofile.config.Settings;
import io.github.mpfinicity.microprofile.config.Stores;
import io.github.mpfinicity.microprofile.config.UnreadableSettingException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The three credentials as they are configured now, and their problems. The sentences do not
 * contain values.
 */
public record CredentialsCheck(
        @Nullable String appKey,
        @Nullable String partnerId,
        @Nullable String partnerSecret,
        List<String> missing,
        List<String> impossible) {

    /** Reads the three once. */
    public static CredentialsCheck of(PartnerConfig config) {
        var finding = new Finding(config, new ArrayList<>(), new ArrayList<>());
        return new CredentialsCheck(
                finding.checked(Credential.APP_KEY),
                finding.checked(Credential.PARTNER_ID),
                finding.checked(Credential.PARTNER_SECRET),
                List.copyOf(finding.missing),
                List.copyOf(finding.impossible));
    }

    /**
     * Loads the settings of a partner that has its credentials in them. Credentials that are there
     * but cannot be right are refused; missing ones are listed if something else is wrong.
     *
     * @throws InvalidConfigurationException listing every problem
     */
    public static Settings settings(PartnerConfig config, Stores stores) {
        CredentialsCheck check = of(config);
        List<String> problems = List.of();
        try {
            Settings settings = Settings.load(config, stores);
            if (check.impossible.isEmpty()) {
                return settings;
            }
        } catch (InvalidConfigurationException e) {
            problems = e.problems();
        }
        throw new InvalidConfigurationException(check.addedTo(problems));
    }

    List<String> addedTo(List<String> others) {
        List<String> all = new ArrayList<>(others);
        all.addAll(impossible);
        all.addAll(missing);
        return all;
    }

    @Override
    public String toString() {
        return "CredentialsCheck[missing=" + missing + ", impossible=" + impossible + "]";
    }

    private record Finding(PartnerConfig config, List<String> missing, List<String> impossible) {
        private @Nullable String checked(Credential credential) {
            String value;
            String path;
            try {
                value = config.text(credential.value());
                path = config.text(credential.file());
            } catch (UnreadableSettingException e) {
                impossible.add(e.sentence());
                return null;
            }
            if (value != null && path != null) {
                impossible.add(credential.setTwice(config));
                return null;
            }
            if (path != null) {
                String content = content(config.name(credential.file()), path);
                return content == null ? null : right(credential, credential.file(), content);
            }
            if (value == null) {
                missing.add(credential.missing(config));
                return null;
            }
            if (config.spoilt(credential.value(), value)) {
                impossible.add(credential.spoilt(config));
                return null;
            }
            return right(credential, credential.value(), value);
        }

        /** Reads a file. A missing file may come later, as one that an agent is about to write. */
        private @Nullable String content(String setting, String path) {
            try {
                return new SecretFile(setting, Path.of(path), Clocks.system()).read();
            } catch (InvalidPathException e) {
                impossible.add(setting + " cannot be the name of a file on this system");
            } catch (SecretFileException e) {
                (e.missing() ? missing : impossible).add(e.sentence());
            }
            return null;
        }

        private @Nullable String right(Credential credential, Setting setting, String value) {
            String fault = credential.fault(value);
            if (fault != null) {
                impossible.add(credential.wrong(config, setting, fault));
            }
            return fault == null ? value : null;
        }
    }
}
