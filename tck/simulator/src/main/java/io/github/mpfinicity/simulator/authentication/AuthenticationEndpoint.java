package io.github.mpfinicity.simulator.authentication;

import static java.util.Objects.requireNonNull;

import io.github.mpfinicity.simulator.recording.RecordedRequest;
import io.github.mpfinicity.simulator.wire.Accept;
import io.github.mpfinicity.simulator.wire.Endpoint;
import io.github.mpfinicity.simulator.wire.FinicityError;
import io.github.mpfinicity.simulator.wire.Reply;
import io.github.mpfinicity.simulator.wire.Xml;

/** Turns a partner's credentials into a token. Thread-safe. */
public final class AuthenticationEndpoint implements Endpoint {

    /** The path of the authentication, and of the change of the secret. */
    public static final String PATH = "/aggregation/v2/partners/authentication";

    private final SimulatedVendor vendor;
    private final Counter<AuthenticationCount> tally = new Counter<>(AuthenticationCount.ZERO);

    /**
     * Makes the endpoint.
     *
     * @param vendor the shared parts of the simulator
     */
    public AuthenticationEndpoint(SimulatedVendor vendor) {
        this.vendor = requireNonNull(vendor, "vendor");
    }

    /**
     * Tells if a request is for this endpoint.
     *
     * @param request any request
     * @return true for a POST to {@link #PATH}
     */
    public static boolean isFor(RecordedRequest request) {
        return Operation.AUTHENTICATION.isFor(request);
    }

    /** {@return the present count of authentications of all partners, known or not} */
    public AuthenticationCount tally() {
        return tally.now();
    }

    /** Counts from zero again. */
    public void reset() {
        tally.reset();
    }

    /**
     * Counts a request before this endpoint or a fault answers it.
     *
     * @param request a POST to {@link #PATH}
     */
    public void posted(RecordedRequest request) {
        tally.count(AuthenticationCount::post);
        read(request).partner().ifPresent(SimulatedPartner::posted);
    }

    @Override
    public Reply answer(RecordedRequest request) {
        var submission = read(request);
        var partner = submission.partner();
        var error = submission.malformed();
        if (error.isPresent()) {
            partner.ifPresent(SimulatedPartner::refuseAuthentication);
            return refuse(error.get(), request);
        }
        if (partner.isEmpty()) {
            return refuse(FinicityError.PARTNER_NOT_FOUND, request);
        }
        var verdict =
                partner.get()
                        .authenticate(submission.appKey(), submission.credentials(), vendor.now());
        return verdict == AuthenticationVerdict.ACCEPTED
                ? accept(partner.get(), submission.appKey(), request)
                : refuse(verdict.error(vendor), request);
    }

    private Reply accept(SimulatedPartner partner, String appKey, RecordedRequest request) {
        tally.count(AuthenticationCount::accept);
        var token = vendor.tokens().issue(partner, appKey);
        if (Accept.of(request).legacyXml()) {
            return Reply.xml(200, "<access><token>" + Xml.escape(token) + "</token></access>");
        }
        return Reply.json(200, vendor.json().object().add("token", token).build().toString());
    }

    private Reply refuse(FinicityError error, RecordedRequest request) {
        tally.count(AuthenticationCount::reject);
        return vendor.refuse(error, request);
    }

    private Submission read(RecordedRequest request) {
        return Submission.read(Operation.AUTHENTICATION, request, vendor);
    }
}
