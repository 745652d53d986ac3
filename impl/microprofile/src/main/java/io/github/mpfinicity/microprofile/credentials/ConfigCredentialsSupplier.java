package io.github.mpfinicity.microprofile.credentials;

import io.github.mpfinicity.PartnerSecret;
import io.github.mpfinicity.core.credentials.SecretFile;
import io.github.mpfinicity.core.credentials.SecretFileException;
import io.github.mpfinicity.core.credentials.SourceCalls;
import io.github.mpfinicity.core.time.Clocks;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.stream.Stream;

/** Reads the credentials of the configuration, and the pending secret beside the secret's file. */
public final class ConfigCredentialsSupplier implements CredentialsSupplier {
    private static final Logger LOG = System.getLogger("io.github.mpfinicity");

    private final ConfigCredentialsSource source;
    private final SourceCalls calls;
    private final StateWarning warning = new StateWarning();

    /** Reads within a deadline, because files may lie on a disk that hangs. */
    public ConfigCredentialsSupplier(
            ConfigCredentialsSource source, Clocks clocks, Executor threads, Duration deadline) {
        this.source = source;
        this.calls = new SourceCalls("the configuration", clocks, threads, deadline);
    }

    @Override
    public Supplied get() {
        return calls.alone(this::supplied);
    }

    /**
     * Reads the pending secret first. If it becomes the present secret during the reading, the
     * result has it twice, which does no harm.
     */
    private Supplied supplied() {
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

    @Override
    public List<PartnerSecret> others() {
        return calls.alone(this::pendingAndPrevious);
    }

    /**
     * The pending and the former secret. None if they cannot be read: the present secret still
     * serves.
     */
    private List<PartnerSecret> pendingAndPrevious() {
        SecretFile file = source.secretFile();
        if (file == null) {
            return List.of();
        }
        try {
            List<PartnerSecret> others =
                    Stream.concat(file.pending().stream(), file.previous().stream()).toList();
            warning.ended();
            return others;
        } catch (SecretFileException e) {
            warn(e.sentence());
            return List.of();
        }
    }

    private void warn(String why) {
        if (warning.isNew(why)) {
            LOG.log(
                    Level.WARNING,
                    "MPFIN-225 The pending or the former secret cannot be read: {0}",
                    why);
        }
    }

    @Override
    public String name() {
        return calls.name();
    }
}
