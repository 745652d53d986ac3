package io.github.mpfinicity.simulator;

import static java.util.Objects.requireNonNull;

import io.github.mpfinicity.simulator.authentication.AuthenticationCount;
import io.github.mpfinicity.simulator.authentication.AuthenticationEndpoint;
import io.github.mpfinicity.simulator.authentication.SecretChangeCount;
import io.github.mpfinicity.simulator.authentication.SecretChangeEndpoint;
import io.github.mpfinicity.simulator.authentication.SimulatedPartner;
import io.github.mpfinicity.simulator.recording.RecordedRequest;
import java.util.List;
import java.util.function.Predicate;

/**
 * The requests that a simulator has seen so far: the last 10,000 that authenticate or change a
 * secret, and the last 10,000 others. Counts have no limit. Thread-safe.
 */
abstract sealed class Observed permits FinicitySimulator {

    private final Engine engine;

    Observed(Engine engine) {
        this.engine = requireNonNull(engine, "engine");
    }

    /**
     * {@return the present count of authentications of all partners, unknown ones included} {@link
     * SimulatedPartner#tally()} counts those of one partner.
     */
    public AuthenticationCount tally() {
        return engine.authentication.tally();
    }

    /**
     * {@return the present count of changes of the secret of all partners, unknown ones included}
     * {@link SimulatedPartner#secretChanges()} counts those of one partner.
     */
    public SecretChangeCount secretChanges() {
        return engine.secretChange.changes();
    }

    /** {@return a snapshot of every request, oldest first, also those that a fault answered} */
    public List<RecordedRequest> requests() {
        return engine.requests.matching(request -> true);
    }

    /**
     * Finds the requests to some paths.
     *
     * @param path accepts a path without its query
     * @return a snapshot, oldest first
     */
    public List<RecordedRequest> requests(Predicate<String> path) {
        return engine.requests.matching(request -> path.test(request.path()));
    }

    /** {@return a snapshot of the requests for a token, oldest first} */
    public List<RecordedRequest> authentications() {
        return engine.requests.matching(AuthenticationEndpoint::isFor);
    }

    /** {@return a snapshot of the requests for a change of the secret, oldest first} */
    public List<RecordedRequest> secretChangeRequests() {
        return engine.requests.matching(SecretChangeEndpoint::isFor);
    }
}
