package io.github.mpfinicity.core.session;

import io.github.mpfinicity.GracePeriod;
import io.github.mpfinicity.PartnerCredentials;
import io.github.mpfinicity.PartnerSecret;
import io.github.mpfinicity.WritablePartnerCredentialsSource;
import java.util.Optional;

/** Keeps secrets in memory; may be broken. */
final class InMemorySecretStore implements WritablePartnerCredentialsSource {
    volatile String present;
    volatile String pending;
    volatile boolean broken;
    volatile Error error;
    volatile boolean unreadableOnce;
    volatile Runnable whileKept = () -> {};

    InMemorySecretStore(String present) {
        this.present = present;
    }

    @Override
    public PartnerCredentials credentials() {
        return new PartnerCredentials("app-key", "partner-id", PartnerSecret.of(present));
    }

    @Override
    public Optional<PartnerSecret> pending() {
        if (unreadableOnce) {
            unreadableOnce = false;
            throw new IllegalStateException("the vault does not answer");
        }
        return Optional.ofNullable(pending).map(PartnerSecret::of);
    }

    @Override
    public void keepPending(PartnerSecret next, GracePeriod grace) {
        write(present, next.value());
        whileKept.run();
    }

    @Override
    public void promote(PartnerSecret accepted) {
        if (accepted.value().equals(pending)) {
            write(accepted.value(), null);
        }
    }

    @Override
    public void discard(PartnerSecret refused) {
        write(present, null);
    }

    private void write(String nextPresent, String nextPending) {
        if (broken) {
            throw new IllegalStateException("the vault is broken");
        }
        if (error != null) {
            throw error;
        }
        present = nextPresent;
        pending = nextPending;
    }
}
