package io.github.mpfinicity.simulator;

import static java.util.Objects.requireNonNull;

import com.sun.net.httpserver.HttpServer;
import io.github.mpfinicity.simulator.authentication.SimulatedPartner;
import io.github.mpfinicity.simulator.http.LoopbackServer;
import io.github.mpfinicity.simulator.tls.ServerCertificate;
import io.github.mpfinicity.simulator.wire.SimulatedRegion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Builds a simulator with other options. Not thread-safe. */
public final class FinicitySimulatorBuilder {

    private final List<SimulatedPartner> partners = new ArrayList<>();
    private int port;
    private boolean https;
    private List<String> tlsProtocols = List.of();
    private SimulatedRegion region = SimulatedRegion.US;
    private InstantSource clock = InstantSource.system();
    private Optional<Consumer<SimulatedPartner>> page = Optional.empty();

    FinicitySimulatorBuilder() {
        partners.add(SimulatedPartner.madeUp());
    }

    /**
     * Sets the port on the loopback address; the default is a free one.
     *
     * @param number 0 for a free one
     * @return this
     */
    public FinicitySimulatorBuilder port(int number) {
        port = number;
        return this;
    }

    /**
     * Serves https with a certificate made at start, which takes about a second; the default is
     * http.
     *
     * @return this
     */
    public FinicitySimulatorBuilder https() {
        https = true;
        return this;
    }

    /**
     * Serves https with these protocol versions only; the default is the JVM's.
     *
     * @param versions for example {@code TLSv1.2}
     * @return this
     */
    public FinicitySimulatorBuilder https(String... versions) {
        tlsProtocols = List.of(versions);
        return https();
    }

    /**
     * Sets the region of all partners, which decides header names and token life; the default is
     * {@link SimulatedRegion#US}.
     *
     * @param whose the region
     * @return this
     */
    public FinicitySimulatorBuilder region(SimulatedRegion whose) {
        region = requireNonNull(whose, "whose");
        return this;
    }

    /**
     * Adds a partner to the made-up one, for example {@code SimulatedPartner.madeUp(2)}.
     *
     * @param partner with an id and an app key of its own
     * @return this
     */
    public FinicitySimulatorBuilder partner(SimulatedPartner partner) {
        partners.add(requireNonNull(partner, "partner"));
        return this;
    }

    /**
     * Sets the clock under the simulator's own clock; the default is the system's.
     *
     * @param base for example the clock of the client under test
     * @return this
     */
    public FinicitySimulatorBuilder clock(InstantSource base) {
        clock = requireNonNull(base, "base");
        return this;
    }

    /**
     * Serves the live page below {@link FinicitySimulator#pageUri()}, on the simulator's own port;
     * the default is to serve the vendor's paths only.
     *
     * @return this
     */
    public FinicitySimulatorBuilder page() {
        return page(partner -> {});
    }

    /**
     * Serves the live page, as {@link #page()} does, and tells of credentials.
     *
     * @param changed is given each partner whose secret or app key a button of the page has changed
     * @return this
     */
    public FinicitySimulatorBuilder page(Consumer<SimulatedPartner> changed) {
        page = Optional.of(changed);
        return this;
    }

    /**
     * Starts a simulator.
     *
     * @return the simulator, which listens already
     * @throws UncheckedIOException if the port is taken
     */
    public FinicitySimulator start() {
        var certificate =
                https ? Optional.of(ServerCertificate.make()) : Optional.<ServerCertificate>empty();
        try {
            var engine = new Engine(region, new SimulatorClock(clock), List.copyOf(partners));
            return new FinicitySimulator(engine, bind(certificate), certificate, page);
        } catch (IOException e) {
            certificate.ifPresent(ServerCertificate::close);
            throw new UncheckedIOException("cannot listen on port " + port, e);
        }
    }

    private HttpServer bind(Optional<ServerCertificate> certificate) throws IOException {
        return certificate.isPresent()
                ? LoopbackServer.encrypted(port, certificate.get().serverContext(), tlsProtocols)
                : LoopbackServer.plain(port);
    }
}
