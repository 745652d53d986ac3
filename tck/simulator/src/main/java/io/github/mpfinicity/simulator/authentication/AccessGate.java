package io.github.mpfinicity.simulator.authentication;

import static java.util.Objects.requireNonNull;

import io.github.mpfinicity.simulator.recording.RecordedRequest;
import io.github.mpfinicity.simulator.wire.Endpoint;
import io.github.mpfinicity.simulator.wire.FinicityError;
import io.github.mpfinicity.simulator.wire.Reply;
import java.util.Optional;

/** Lets a request through to business data if both headers are in order. Thread-safe. */
public final class AccessGate implements Endpoint {

    private final SimulatedVendor vendor;
    private final Endpoint behind;

    /**
     * Makes a gate.
     *
     * @param vendor the shared parts of the simulator
     * @param behind answers the requests that pass
     */
    public AccessGate(SimulatedVendor vendor, Endpoint behind) {
        this.vendor = requireNonNull(vendor, "vendor");
        this.behind = requireNonNull(behind, "behind");
    }

    @Override
    public Reply answer(RecordedRequest request) {
        return refusal(request)
                .map(error -> vendor.refuse(error, request))
                .orElseGet(() -> behind.answer(request));
    }

    private Optional<FinicityError> refusal(RecordedRequest request) {
        if (request.truncated()) {
            return Optional.of(FinicityError.TOO_LARGE);
        }
        var region = vendor.region();
        var appKey = request.header(region.appKeyHeader()).orElse("");
        if (appKey.isBlank()) {
            return Optional.of(FinicityError.missingAppKey(region));
        }
        if (!vendor.partners().anyHasAppKey(appKey)) {
            return Optional.of(FinicityError.invalidAppKey(region));
        }
        var token = request.header(region.tokenHeader()).orElse("");
        return token.isBlank()
                ? Optional.of(FinicityError.missingToken(region))
                : refusalOf(token, appKey);
    }

    private Optional<FinicityError> refusalOf(String token, String appKey) {
        var grant = vendor.tokens().find(token).filter(found -> serves(found, appKey));
        if (grant.isEmpty()) {
            return Optional.of(FinicityError.invalidToken(vendor.region()));
        }
        return vendor.tokens().expired(grant.get())
                ? Optional.of(FinicityError.expiredToken(vendor.region()))
                : Optional.empty();
    }

    private boolean serves(Tokens.Grant grant, String appKey) {
        var owner = vendor.partners().withId(grant.partnerId());
        return owner.isPresent()
                && owner.get().appKey().equals(appKey)
                && (!vendor.dialect().tokensBoundToAppKey() || grant.appKey().equals(appKey));
    }
}
