package io.github.mpfinicity.contract.provider;

import au.com.dius.pact.core.model.ProviderState;
import au.com.dius.pact.core.model.V4Interaction.SynchronousHttp;
import io.github.mpfinicity.contract.Gateways;
import io.github.mpfinicity.contract.PactFile;
import io.github.mpfinicity.contract.States;
import io.github.mpfinicity.core.vendor.Outcome;
import io.github.mpfinicity.simulator.FinicitySimulator;
import io.github.mpfinicity.simulator.authentication.SimulatedPartner;
import io.github.mpfinicity.simulator.fault.Fault;
import io.github.mpfinicity.simulator.wire.SimulatedRegion;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** A simulator that can be put into any state of the pact. */
public final class SimulatedStates implements AutoCloseable {
    private final FinicitySimulator simulator;
    private final String region;
    private final Fault answer;

    /** A new simulator of one region. */
    public SimulatedStates(String region) {
        this(region, (request, honest) -> honest.take());
    }

    /** One that does what it should, and answers in its own way. */
    public SimulatedStates(String region, Fault answer) {
        this.region = region;
        this.answer = answer;
        var whose = SimulatedRegion.valueOf(region.toUpperCase(Locale.ROOT));
        simulator = FinicitySimulator.builder().region(whose).start();
    }

    /** Sets the state of an interaction, and says where the simulator differs from it. */
    List<String> differences(SynchronousHttp interaction) {
        ProviderState state = PactFile.state(interaction);
        Map<String, String> values = set(state.getName(), state.getParams());
        return Verification.differences(interaction, new OnceClient(simulator.baseUri()), values);
    }

    /** Where it listens. */
    public URI baseUri() {
        return simulator.baseUri();
    }

    /**
     * Forgets everything and starts from that state.
     *
     * @return what the requests are to carry
     */
    public Map<String, String> set(String name, Map<String, ?> parameters) {
        simulator.reset();
        Map<String, String> values = values(name, parameters);
        simulator.onAuthentication().always(answer);
        simulator.onSecretChange().always(answer);
        simulator.onBusiness().always(answer);
        return values;
    }

    private Map<String, String> values(String name, Map<String, ?> parameters) {
        return switch (name) {
            case States.ACTIVE -> credentials();
            case States.KNOWN -> known(parameters);
            case States.LOCKED -> locked((Number) parameters.get(States.STATUS));
            case States.LIVING_TOKEN -> token();
            case States.EXPIRED_TOKEN -> {
                Map<String, String> values = token();
                simulator.expireTokens();
                yield values;
            }
            case States.REVOKED_TOKEN -> {
                Map<String, String> values = token();
                simulator.revokeTokens();
                yield values;
            }
            default -> throw new AssertionError("the simulator has no state \"" + name + "\"");
        };
    }

    private Map<String, String> credentials() {
        var partner = simulator.partner();
        return Map.of(
                "appKey", partner.appKey(),
                "partnerId", partner.id(),
                "partnerSecret", partner.secret());
    }

    private Map<String, String> known(Map<String, ?> parameters) {
        simulator.add(
                new SimulatedPartner(
                        String.valueOf(parameters.get("partnerId")),
                        String.valueOf(parameters.get("partnerSecret")),
                        String.valueOf(parameters.get("appKey"))));
        return Map.of();
    }

    private Map<String, String> locked(Number status) {
        simulator.partner().lock();
        simulator.dialect().lockedStatus(status.intValue());
        return credentials();
    }

    private Map<String, String> token() {
        var is = simulator.partner();
        var good = Gateways.credentials(is.appKey(), is.id(), is.secret());
        Outcome outcome =
                Gateways.ask(
                        simulator.baseUri().toString(),
                        Map.of("finicity.region", region),
                        gateway -> gateway.authenticate(good));
        if (outcome instanceof Outcome.Accepted accepted) {
            return Map.of("appKey", is.appKey(), "token", accepted.token());
        }
        throw new AssertionError("the simulator gave no token: " + outcome);
    }

    @Override
    public void close() {
        simulator.close();
    }
}
