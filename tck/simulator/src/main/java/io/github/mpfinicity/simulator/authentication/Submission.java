package io.github.mpfinicity.simulator.authentication;

import static java.util.Objects.requireNonNull;

import io.github.mpfinicity.simulator.recording.RecordedRequest;
import io.github.mpfinicity.simulator.wire.FinicityError;
import java.util.Optional;

/**
 * The sender and the credentials of a request: the common part of all operations on credentials.
 */
final class Submission {

    private final SimulatedVendor vendor;
    private final boolean tooLarge;
    private final String appKey;
    private final Optional<Credentials> credentials;

    private Submission(Operation operation, RecordedRequest request, SimulatedVendor vendor) {
        this.vendor = requireNonNull(vendor, "vendor");
        this.tooLarge = request.truncated();
        this.appKey = request.header(vendor.region().appKeyHeader()).orElse("");
        this.credentials = Credentials.read(operation, request, vendor);
    }

    static Submission read(Operation operation, RecordedRequest request, SimulatedVendor vendor) {
        return new Submission(operation, request, vendor);
    }

    String appKey() {
        return appKey;
    }

    /** Gives the credentials of a submission that {@link #malformed()} accepts. */
    Credentials credentials() {
        return credentials.orElseThrow();
    }

    /** Finds the partner that the body names. Empty if nobody has that id. */
    Optional<SimulatedPartner> partner() {
        return credentials.flatMap(present -> vendor.partners().withId(present.partnerId()));
    }

    /** Finds a reason to reject the request before the secret is compared. */
    Optional<FinicityError> malformed() {
        if (tooLarge) {
            return Optional.of(FinicityError.TOO_LARGE);
        }
        if (appKey.isBlank()) {
            return Optional.of(FinicityError.missingAppKey(vendor.region()));
        }
        if (!vendor.partners().anyHasAppKey(appKey)) {
            return Optional.of(FinicityError.invalidAppKey(vendor.region()));
        }
        return credentials.isEmpty()
                ? Optional.of(FinicityError.BAD_REQUEST)
                : credentials.get().missing().map(FinicityError::missingParameter);
    }

    @Override
    public String toString() {
        return "Submission[" + credentials + "]";
    }
}
