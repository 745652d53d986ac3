package io.github.mpfinicity.simulator;

import static java.util.Objects.requireNonNull;

import io.github.mpfinicity.simulator.authentication.AuthenticationEndpoint;
import io.github.mpfinicity.simulator.authentication.SecretChangeEndpoint;
import io.github.mpfinicity.simulator.authentication.SecretChanges;
import io.github.mpfinicity.simulator.authentication.SimulatedPartner;
import io.github.mpfinicity.simulator.authentication.Tally;
import io.github.mpfinicity.simulator.recording.RecordedRequest;
import java.util.List;
import java.util.function.Predicate;

/** What a simulator has seen so far. Thread-safe. */
abstract sealed class Observed permits FinicitySimulator {

    private final Engine engine;

    Observed(Engine engine) {
        this.engine = requireNonNull(engine, "engine");
    }

    /**
     * The authentications of all partners, also of unknown ones.
     *
     * @return as of now; {@link SimulatedPartner#tally()} has those of one
     */
    public Tally tally() {
        return engine.authentication.tally();
    }

    /**
     * The changes of the secret of all partners, also of unknown ones.
     *
     * @return as of now; {@link SimulatedPartner#secretChanges()} has those of one
     */
    public SecretChanges secretChanges() {
        return engine.secretChange.changes();
    }

    /**
     * Every request, also those that a fault answered.
     *
     * @return a snapshot, oldest first
     */
    public List<RecordedRequest> requests() {
        return engine.requests.matching(request -> true);
    }

    /**
     * The requests to some paths.
     *
     * @param path which paths, without the query
     * @return a snapshot, oldest first
     */
    public List<RecordedRequest> requests(Predicate<String> path) {
        return engine.requests.matching(request -> path.test(request.path()));
    }

    /**
     * The requests for a token.
     *
     * @return a snapshot, oldest first
     */
    public List<RecordedRequest> authentications() {
        return engine.requests.matching(AuthenticationEndpoint::isFor);
    }

    /**
     * The requests for a change of the secret.
     *
     * @return a snapshot, oldest first
     */
    public List<RecordedRequest> secretChangeRequests() {
        return engine.requests.matching(SecretChangeEndpoint::isFor);
    }
}
