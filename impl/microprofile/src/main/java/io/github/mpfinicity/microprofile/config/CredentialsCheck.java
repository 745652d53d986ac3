package io.github.mpfinicity.microprofile.config;

import io.github.mpfinicity.core.credentials.SecretFile;
import io.github.mpfinicity.core.credentials.SecretFileException;
import io.github.mpfinicity.core.time.Clocks;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The three credentials as they are configured now, and what is wrong with them. No sentence
 * repeats a value.
 */
record CredentialsCheck(
        @Nullable String appKey,
        @Nullable String partnerId,
        @Nullable String partnerSecret,
        List<String> missing,
        List<String> impossible) {

    static CredentialsCheck of(ConfigReader reader) {
        var finding = new Finding(reader, new ArrayList<>(), new ArrayList<>());
        return new CredentialsCheck(
                finding.checked(Credential.APP_KEY),
                finding.checked(Credential.PARTNER_ID),
                finding.checked(Credential.PARTNER_SECRET),
                List.copyOf(finding.missing),
                List.copyOf(finding.impossible));
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

    private record Finding(ConfigReader reader, List<String> missing, List<String> impossible) {
        private @Nullable String checked(Credential credential) {
            String value;
            String path;
            try {
                value = reader.text(credential.value());
                path = reader.text(credential.file());
            } catch (ConfigReader.Unreadable e) {
                impossible.add(e.sentence());
                return null;
            }
            if (value != null && path != null) {
                impossible.add(credential.setTwice(reader));
                return null;
            }
            if (path != null) {
                String content = content(reader.name(credential.file()), path);
                return content == null ? null : right(credential, credential.file(), content);
            }
            if (value == null) {
                missing.add(credential.missing(reader));
                return null;
            }
            if (reader.spoilt(credential.value(), value)) {
                impossible.add(credential.spoilt(reader));
                return null;
            }
            return right(credential, credential.value(), value);
        }

        /** What is missing may come, like the file that an agent is about to write. */
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
                impossible.add(credential.wrong(reader, setting, fault));
            }
            return fault == null ? value : null;
        }
    }
}
