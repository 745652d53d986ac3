package io.github.mpfinicity.core.session;

import io.github.mpfinicity.GracePeriod;
import io.github.mpfinicity.PartnerCredentials;
import io.github.mpfinicity.PartnerSecret;
import io.github.mpfinicity.WritablePartnerCredentialsSource;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Keeps secrets for nodes of a {@link ChangeFleet}, by the rules of the secret file. */
final class ChangePlace {
    private final ChangeFleet fleet;
    private String present = ChangeFleet.OLD;
    private @Nullable String pending;

    ChangePlace(ChangeFleet fleet) {
        this.fleet = fleet;
    }

    String present() {
        return present;
    }

    @Nullable String pending() {
        return pending;
    }

    boolean holds(String secret) {
        return present.equals(secret) || secret.equals(pending);
    }

    WritablePartnerCredentialsSource keeperOf(ChangeNode node) {
        return new Keeper(node);
    }

    private void keep(String next) {
        if (pending != null && !pending.equals(next)) {
            throw new IllegalStateException("another change is not settled");
        }
        pending = next;
    }

    private void promote(String accepted) {
        if (accepted.equals(pending)) {
            String former = present;
            present = accepted;
            pending = null;
            fleet.replaced(former);
        }
    }

    private void discard(String refused) {
        if (refused.equals(pending)) {
            pending = null;
            fleet.requireKept();
        }
    }

    private final class Keeper implements WritablePartnerCredentialsSource {
        private final ChangeNode node;

        private Keeper(ChangeNode node) {
            this.node = node;
        }

        @Override
        public PartnerCredentials credentials() {
            return new PartnerCredentials("key", "id", PartnerSecret.of(present));
        }

        @Override
        public Optional<PartnerSecret> pending() {
            return Optional.ofNullable(pending).map(PartnerSecret::of);
        }

        @Override
        public void keepPending(PartnerSecret next, GracePeriod grace) {
            node.around(() -> keep(next.value()));
        }

        @Override
        public void promote(PartnerSecret accepted) {
            node.around(() -> ChangePlace.this.promote(accepted.value()));
        }

        @Override
        public void discard(PartnerSecret refused) {
            node.around(() -> ChangePlace.this.discard(refused.value()));
        }
    }
}
