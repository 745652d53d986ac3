package io.github.mpfinicity.simulator.authentication;

import static java.util.Objects.requireNonNull;

import io.github.mpfinicity.simulator.recording.RecordedRequest;
import io.github.mpfinicity.simulator.wire.Endpoint;
import io.github.mpfinicity.simulator.wire.FinicityError;
import io.github.mpfinicity.simulator.wire.Reply;

/**
 * Replaces a partner's secret, at once or after a {@linkplain SimulatedPartner#GRACE_PERIOD grace
 * period}. The vendor lists no 404 here, so an unknown partner id is rejected like a wrong secret.
 * Thread-safe.
 */
public final class SecretChangeEndpoint implements Endpoint {

    private final SimulatedVendor vendor;
    private final Counter<SecretChangeCount> changes = new Counter<>(SecretChangeCount.ZERO);

    /**
     * Makes the endpoint.
     *
     * @param vendor the shared parts of the simulator
     */
    public SecretChangeEndpoint(SimulatedVendor vendor) {
        this.vendor = requireNonNull(vendor, "vendor");
    }

    /**
     * Tells if a request is for this endpoint.
     *
     * @param request any request
     * @return true for a PUT to {@link AuthenticationEndpoint#PATH}
     */
    public static boolean isFor(RecordedRequest request) {
        return Operation.SECRET_CHANGE.isFor(request);
    }

    /** {@return the present count of changes of all partners, known or not} */
    public SecretChangeCount changes() {
        return changes.now();
    }

    /** Counts from zero again. */
    public void reset() {
        changes.reset();
    }

    /**
     * Counts a request before this endpoint or a fault answers it.
     *
     * @param request a PUT to {@link AuthenticationEndpoint#PATH}
     */
    public void asked(RecordedRequest request) {
        changes.count(SecretChangeCount::ask);
        read(request).partner().ifPresent(SimulatedPartner::askedForChange);
    }

    @Override
    public Reply answer(RecordedRequest request) {
        var submission = read(request);
        var partner = submission.partner();
        var error = submission.malformed();
        if (error.isPresent()) {
            partner.ifPresent(SimulatedPartner::refuseChange);
            return refuse(error.get(), request);
        }
        if (partner.isEmpty()) {
            return refuse(FinicityError.INVALID_CREDENTIALS, request);
        }
        var verdict =
                partner.get().change(submission.appKey(), submission.credentials(), vendor.now());
        if (verdict != AuthenticationVerdict.ACCEPTED) {
            return refuse(verdict.error(vendor), request);
        }
        changes.count(SecretChangeCount::make);
        return Reply.empty(204);
    }

    private Reply refuse(FinicityError error, RecordedRequest request) {
        changes.count(SecretChangeCount::refuse);
        return vendor.refuse(error, request);
    }

    private Submission read(RecordedRequest request) {
        return Submission.read(Operation.SECRET_CHANGE, request, vendor);
    }
}
