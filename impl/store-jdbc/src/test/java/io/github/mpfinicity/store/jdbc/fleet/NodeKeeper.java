package io.github.mpfinicity.store.jdbc.fleet;

import io.github.mpfinicity.GracePeriod;
import io.github.mpfinicity.PartnerCredentials;
import io.github.mpfinicity.PartnerSecret;
import io.github.mpfinicity.WritablePartnerCredentialsSource;
import io.github.mpfinicity.core.credentials.SecretFile;
import io.github.mpfinicity.core.time.Clocks;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;

/** A secret file in the words of the port. The process may end before and after each change. */
final class NodeKeeper implements WritablePartnerCredentialsSource {
    private final SecretFile file;
    private final Function<String, PartnerCredentials> credentials;
    private final SelfSignal signal;

    NodeKeeper(Path file, Function<String, PartnerCredentials> credentials, SelfSignal signal) {
        this.file = new SecretFile(NodeMain.SECRET_FILE, file, Clocks.system());
        this.credentials = credentials;
        this.signal = signal;
    }

    @Override
    public PartnerCredentials credentials() {
        return credentials.apply(file.read());
    }

    @Override
    public Optional<PartnerSecret> pending() {
        return file.pending();
    }

    @Override
    public void keepPending(PartnerSecret next, GracePeriod grace) {
        around(() -> file.keepPending(next, grace));
    }

    @Override
    public void promote(PartnerSecret accepted) {
        around(() -> file.promote(accepted));
    }

    @Override
    public void discard(PartnerSecret refused) {
        around(() -> file.discard(refused));
    }

    private void around(Runnable change) {
        signal.point();
        change.run();
        signal.point();
    }
}
