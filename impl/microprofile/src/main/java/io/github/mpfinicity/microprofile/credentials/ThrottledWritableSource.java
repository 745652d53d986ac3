package io.github.mpfinicity.microprofile.credentials;

import io.github.mpfinicity.GracePeriod;
import io.github.mpfinicity.PartnerCredentials;
import io.github.mpfinicity.PartnerSecret;
import io.github.mpfinicity.WritablePartnerCredentialsSource;
import io.github.mpfinicity.microprofile.credentials.CredentialsSupplier.Supplied;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Passes changes of the secret to the source behind a {@link ThrottledSource}. */
final class ThrottledWritableSource implements WritablePartnerCredentialsSource {
    private final WritablePartnerCredentialsSource source;
    private final ThrottledSource throttled;

    ThrottledWritableSource(WritablePartnerCredentialsSource source, ThrottledSource throttled) {
        this.source = source;
        this.throttled = throttled;
    }

    @Override
    public PartnerCredentials credentials() {
        return throttled.get().present();
    }

    @Override
    public Optional<PartnerSecret> pending() {
        return Optional.ofNullable(throttled.get().pending());
    }

    @Override
    public void keepPending(PartnerSecret next, GracePeriod grace) {
        tell(() -> source.keepPending(next, grace), before -> before.pending(next));
    }

    @Override
    public void promote(PartnerSecret accepted) {
        tell(
                () -> source.promote(accepted),
                before -> accepted.equals(before.pending()) ? before.promoted() : before);
    }

    @Override
    public void discard(PartnerSecret refused) {
        tell(
                () -> source.discard(refused),
                before -> refused.equals(before.pending()) ? before.pending(null) : before);
    }

    /** Asks the source, during a call that was begun already. */
    @Nullable PartnerSecret pendingNow() {
        return source.pending().orElse(null);
    }

    private void tell(Runnable call, UnaryOperator<Supplied> change) {
        throttled.alone(
                () -> {
                    call.run();
                    throttled.told(change);
                    return null;
                });
    }
}
