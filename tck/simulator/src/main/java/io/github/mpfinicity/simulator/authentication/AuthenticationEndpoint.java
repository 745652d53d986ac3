package io.github.mpfinicity.simulator.authentication;

import static java.util.Objects.requireNonNull;

import io.github.mpfinicity.simulator.recording.RecordedRequest;
import io.github.mpfinicity.simulator.wire.Accept;
import io.github.mpfinicity.simulator.wire.Endpoint;
import io.github.mpfinicity.simulator.wire.FinicityError;
import io.github.mpfinicity.simulator.wire.Reply;
import io.github.mpfinicity.simulator.wire.Xml;
import java.util.Optional;

/** Turns a partner's credentials into a token. Thread-safe. */
public final class AuthenticationEndpoint implements Endpoint {

    /** Where the operation is. */
    public static final String PATH = "/aggregation/v2/partners/authentication";

    private final Vendor vendor;
    private final TallyCounter tally = new TallyCounter();

    /**
     * The operation.
     *
     * @param vendor what the simulator's parts share
     */
    public AuthenticationEndpoint(Vendor vendor) {
        this.vendor = requireNonNull(vendor, "vendor");
    }

    /**
     * Whether a request is for this operation.
     *
     * @param request any request
     * @return true for a POST to {@link #PATH}
     */
    public static boolean isFor(RecordedRequest request) {
        return request.method().equals("POST") && request.path().equals(PATH);
    }

    /**
     * The authentications of all partners, known or not.
     *
     * @return as of now
     */
    public Tally tally() {
        return tally.now();
    }

    /** Counts from zero again. */
    public void reset() {
        tally.reset();
    }

    /**
     * Counts a request before anybody answers it, be it this operation or a fault.
     *
     * @param request a POST to {@link #PATH}
     */
    public void posted(RecordedRequest request) {
        tally.count(Tally::post);
        partner(credentials(request)).ifPresent(SimulatedPartner::posted);
    }

    @Override
    public Reply answer(RecordedRequest request) {
        var credentials = credentials(request);
        var partner = partner(credentials);
        var error = refusalBeforeSecret(request, credentials);
        if (error.isPresent()) {
            partner.ifPresent(SimulatedPartner::fail);
            return refuse(error.get(), request);
        }
        if (partner.isEmpty()) {
            return refuse(FinicityError.PARTNER_NOT_FOUND, request);
        }
        return judge(partner.get(), credentials.orElseThrow(), request);
    }

    private Optional<FinicityError> refusalBeforeSecret(
            RecordedRequest request, Optional<Credentials> credentials) {
        var appKey = appKey(request);
        if (appKey.isBlank()) {
            return Optional.of(FinicityError.missingAppKey(vendor.region()));
        }
        if (!vendor.partners().anyHasAppKey(appKey)) {
            return Optional.of(FinicityError.invalidAppKey(vendor.region()));
        }
        if (credentials.isEmpty()) {
            return Optional.of(FinicityError.BAD_REQUEST);
        }
        return credentials.get().missing().map(FinicityError::missingParameter);
    }

    private Reply judge(
            SimulatedPartner partner, Credentials credentials, RecordedRequest request) {
        return switch (partner.present(appKey(request), credentials.partnerSecret())) {
            case ACCEPTED -> accept(partner, request);
            case WRONG_APP_KEY -> refuse(FinicityError.invalidAppKey(vendor.region()), request);
            case LOCKED -> refuse(vendor.dialect().locked(), request);
            case WRONG_SECRET -> refuse(FinicityError.INVALID_CREDENTIALS, request);
        };
    }

    private Reply accept(SimulatedPartner partner, RecordedRequest request) {
        tally.count(Tally::accept);
        var token = vendor.tokens().issue(partner);
        var accept = Accept.of(request);
        // The vendor falls back to XML for a JSON request that does not say what it accepts.
        if (accept.absent() || accept.onlyXml()) {
            return Reply.xml(200, "<access><token>" + Xml.escape(token) + "</token></access>");
        }
        return Reply.json(200, vendor.json().object().add("token", token).build().toString());
    }

    private Reply refuse(FinicityError error, RecordedRequest request) {
        tally.count(Tally::reject);
        return vendor.refuse(error, request);
    }

    private Optional<Credentials> credentials(RecordedRequest request) {
        return Credentials.read(request, vendor.json());
    }

    private Optional<SimulatedPartner> partner(Optional<Credentials> credentials) {
        return credentials.flatMap(present -> vendor.partners().withId(present.partnerId()));
    }

    private String appKey(RecordedRequest request) {
        return request.header(vendor.region().appKeyHeader()).orElse("");
    }
}
