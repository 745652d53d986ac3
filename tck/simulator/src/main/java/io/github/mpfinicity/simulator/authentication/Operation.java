package io.github.mpfinicity.simulator.authentication;

import io.github.mpfinicity.simulator.recording.RecordedRequest;
import java.util.List;

/**
 * An operation at the path of the partner's credentials.
 *
 * @param required members of the body, in the order in which a missing one is named
 * @param optional further members
 */
record Operation(String method, List<String> required, List<String> optional) {

    static final String IMMEDIATE = "immediate";

    static final Operation AUTHENTICATION =
            new Operation("POST", List.of("partnerId", "partnerSecret"), List.of());

    static final Operation SECRET_CHANGE =
            new Operation(
                    "PUT",
                    List.of("partnerId", "partnerSecret", "newPartnerSecret"),
                    List.of(IMMEDIATE));

    Operation {
        required = List.copyOf(required);
        optional = List.copyOf(optional);
    }

    boolean isFor(RecordedRequest request) {
        return request.method().equals(method)
                && request.path().equals(AuthenticationEndpoint.PATH);
    }

    boolean knows(String member) {
        return required.contains(member) || optional.contains(member);
    }
}
