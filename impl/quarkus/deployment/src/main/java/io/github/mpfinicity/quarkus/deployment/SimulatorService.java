package io.github.mpfinicity.quarkus.deployment;

import static java.util.Objects.requireNonNull;

import io.github.mpfinicity.simulator.FinicitySimulator;
import io.github.mpfinicity.simulator.authentication.SimulatedPartner;
import io.github.mpfinicity.simulator.wire.SimulatedRegion;
import io.quarkus.deployment.builditem.Startable;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** The simulator as a dev service. Not thread-safe. */
final class SimulatorService implements Startable {
    private static final Logger LOG = Logger.getLogger(SimulatorService.class);

    private final int port;
    private final SimulatedRegion region;
    private final List<String> partners;
    private final Map<String, String> settings = new HashMap<>();
    private @Nullable FinicitySimulator simulator;

    SimulatorService(int port, SimulatedRegion region, List<String> partners) {
        this.port = port;
        this.region = region;
        this.partners = partners;
    }

    /** Takes a free port if the chosen one cannot be had: without it dev mode would hang. */
    @Override
    public void start() {
        var started = started();
        simulator = started;
        settings.putAll(started.settings());
        for (int i = 0; i < partners.size(); i++) {
            // The first made-up partner is the one that every simulator has.
            var partner = started.add(SimulatedPartner.madeUp(i + 2));
            settings.putAll(started.settings(partners.get(i), partner));
        }
    }

    private FinicitySimulator started() {
        try {
            return started(port);
        } catch (UncheckedIOException | IllegalArgumentException e) {
            return started(0);
        }
    }

    private FinicitySimulator started(int port) {
        return FinicitySimulator.builder().port(port).region(region).page().start();
    }

    /** Says where the simulator is, and warns if that is not the chosen port. */
    void tell() {
        if (port == 0 || requireNonNull(simulator, "simulator").pageUri().getPort() == port) {
            LOG.infof("The simulated Finicity is ready on %s", getConnectionInfo());
        } else {
            LOG.warnf(
                    "The port %d of quarkus.finicity.devservices.port cannot be had, so the"
                            + " simulated Finicity is ready on %s: end the program that has it, or"
                            + " choose another port",
                    port, getConnectionInfo());
        }
    }

    /** The value of a setting once the simulator runs. */
    String setting(String name) {
        return requireNonNull(settings.get(name), name);
    }

    @Override
    public String getConnectionInfo() {
        return requireNonNull(simulator, "simulator").pageUri().toString();
    }

    /** It is no container. */
    @Override
    public @Nullable String getContainerId() {
        return null;
    }

    @Override
    public void close() {
        if (simulator != null) {
            simulator.close();
            simulator = null;
        }
    }
}
