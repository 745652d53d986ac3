package io.github.mpfinicity.core.process;

import io.github.mpfinicity.GracePeriod;
import io.github.mpfinicity.PartnerCredentials;
import io.github.mpfinicity.PartnerSecret;
import io.github.mpfinicity.WritablePartnerCredentialsSource;
import io.github.mpfinicity.core.credentials.SecretFile;
import java.util.Optional;

/** A secret file in the words of the port. */
record FileKeeper(SecretFile file, NodeMain.Positions where)
        implements WritablePartnerCredentialsSource {
    @Override
    public PartnerCredentials credentials() {
        return new PartnerCredentials("app-key", "partner-id", PartnerSecret.of(file.read()));
    }

    @Override
    public Optional<PartnerSecret> pending() {
        return file.pending();
    }

    @Override
    public void keepPending(PartnerSecret next, GracePeriod grace) {
        where.at("charged");
        file.keepPending(next, grace);
        where.at("kept");
    }

    @Override
    public void promote(PartnerSecret accepted) {
        where.at("settled");
        file.promote(accepted);
        where.at("promoted");
    }

    @Override
    public void discard(PartnerSecret refused) {
        file.discard(refused);
    }
}
