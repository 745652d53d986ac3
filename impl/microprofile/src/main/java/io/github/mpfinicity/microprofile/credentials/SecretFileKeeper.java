package io.github.mpfinicity.microprofile.credentials;

import io.github.mpfinicity.GracePeriod;
import io.github.mpfinicity.PartnerCredentials;
import io.github.mpfinicity.PartnerCredentialsSource;
import io.github.mpfinicity.PartnerSecret;
import io.github.mpfinicity.WritablePartnerCredentialsSource;
import io.github.mpfinicity.core.credentials.SecretFile;
import java.util.Optional;

/** Keeps a new secret in the file that {@code finicity.partner-secret-file} names. */
public final class SecretFileKeeper implements WritablePartnerCredentialsSource {
    private final PartnerCredentialsSource source;
    private final SecretFile file;

    public SecretFileKeeper(PartnerCredentialsSource source, SecretFile file) {
        this.source = source;
        this.file = file;
    }

    @Override
    public PartnerCredentials credentials() {
        return source.credentials();
    }

    @Override
    public Optional<PartnerSecret> pending() {
        return file.pending();
    }

    @Override
    public void keepPending(PartnerSecret next, GracePeriod grace) {
        file.keepPending(next, grace);
    }

    @Override
    public void promote(PartnerSecret accepted) {
        file.promote(accepted);
    }

    @Override
    public void discard(PartnerSecret refused) {
        file.discard(refused);
    }
}
