package io.github.mpfinicity.simulator.authentication;

import io.github.mpfinicity.simulator.recording.RecordedRequest;
import io.github.mpfinicity.simulator.wire.Accept;
import io.github.mpfinicity.simulator.wire.Dialect;
import io.github.mpfinicity.simulator.wire.ErrorWriter;
import io.github.mpfinicity.simulator.wire.FinicityError;
import io.github.mpfinicity.simulator.wire.Json;
import io.github.mpfinicity.simulator.wire.Reply;
import io.github.mpfinicity.simulator.wire.SimulatedRegion;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/**
 * The shared parts of one simulated vendor.
 *
 * @param region decides header names
 * @param json reads and writes bodies
 * @param dialect decides the form of rejections
 * @param partners who may authenticate
 * @param tokens issued so far
 * @param clock decides when a grace period ends
 */
public record SimulatedVendor(
        SimulatedRegion region,
        Json json,
        Dialect dialect,
        Partners partners,
        Tokens tokens,
        InstantSource clock) {

    Instant now() {
        return clock.instant();
    }

    /**
     * Tells who sent a request, as far as it says: by the partner id of an operation on
     * credentials, else by the token, else by the app key.
     *
     * @param request any request
     * @return empty if it fits no partner
     */
    public Optional<SimulatedPartner> senderOf(RecordedRequest request) {
        for (var operation : List.of(Operation.AUTHENTICATION, Operation.SECRET_CHANGE)) {
            if (operation.isFor(request)) {
                return Submission.read(operation, request, this).partner();
            }
        }
        return request.header(region.tokenHeader())
                .flatMap(tokens::ownerId)
                .or(() -> appKeyOwnerId(request))
                .flatMap(partners::withId);
    }

    private Optional<String> appKeyOwnerId(RecordedRequest request) {
        return request.header(region.appKeyHeader())
                .flatMap(partners::withAppKey)
                .map(SimulatedPartner::id);
    }

    /**
     * Writes a rejection in the current dialect.
     *
     * @param error the rejection
     * @param request its Accept header may choose the shape
     * @return the reply
     */
    public Reply refuse(FinicityError error, RecordedRequest request) {
        var errors = new ErrorWriter(json, dialect);
        return request.path().equals(AuthenticationEndpoint.PATH)
                ? errors.refuse(error, request, Accept.of(request).legacyXml())
                : errors.refuse(error, request);
    }
}
