package io.github.mpfinicity.simulator;

import com.sun.net.httpserver.HttpServer;
import io.github.mpfinicity.simulator.authentication.SimulatedPartner;
import io.github.mpfinicity.simulator.fault.FaultSchedule;
import io.github.mpfinicity.simulator.http.HttpFront;
import io.github.mpfinicity.simulator.page.SimulatorPage;
import io.github.mpfinicity.simulator.tls.ServerCertificate;
import io.github.mpfinicity.simulator.webhook.Webhooks;
import io.github.mpfinicity.simulator.wire.Dialect;
import io.github.mpfinicity.simulator.wire.SimulatedRegion;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * An in-process Finicity on a loopback port. It issues tokens, lets them expire, counts failures,
 * locks at the fifth, changes secrets, records requests and misbehaves on demand.
 *
 * <pre>{@code
 * try (var finicity = FinicitySimulator.start()) {
 *     var partner = finicity.partner();
 *     var client = connect(finicity.baseUri(), partner.id(), partner.secret(), partner.appKey());
 *
 *     finicity.onAuthentication().next(Faults.tooManyRequests(Duration.ofSeconds(2)));
 *     client.listCustomers();                        // how does it take a 429?
 *     finicity.clock().advance(Duration.ofHours(2)); // every token is expired now
 *     client.listCustomers();                        // and how that?
 *
 *     assertThat(finicity.authentications()).hasSize(3);
 *     assertThat(partner.failures()).isZero();
 * }
 * }</pre>
 *
 * <p>{@code WithFinicitySimulator} starts it for tests of JUnit 5. Thread-safe, and made for many
 * callers at once.
 */
public final class FinicitySimulator extends Observed implements AutoCloseable {

    private final Engine engine;
    private final Optional<ServerCertificate> certificate;
    private final HttpFront front;
    private final boolean page;

    FinicitySimulator(
            Engine engine,
            HttpServer server,
            Optional<ServerCertificate> certificate,
            Optional<Consumer<SimulatedPartner>> page) {
        super(engine);
        this.engine = engine;
        this.certificate = certificate;
        this.page = page.isPresent();
        var reception = page.isPresent() ? engine.exchanges : engine;
        this.front = new HttpFront(server, engine.requests, reception);
        page.map(engine::page).ifPresent(it -> front.serve(SimulatorPage.ROOT, it));
    }

    /**
     * Starts a simulator on a free port with http, for the United States.
     *
     * @return the simulator, to be closed
     */
    public static FinicitySimulator start() {
        return builder().start();
    }

    /** {@return a new builder, for a simulator with other options} */
    public static FinicitySimulatorBuilder builder() {
        return new FinicitySimulatorBuilder();
    }

    /** {@return the URI of the simulator: scheme, loopback address and port, without a path} */
    public URI baseUri() {
        var scheme = certificate.isPresent() ? "https" : "http";
        return URI.create(scheme + "://127.0.0.1:" + front.port());
    }

    /**
     * {@return the trust store, password and SSL context for a client of an https simulator}
     *
     * @throws IllegalStateException if this simulator serves http
     */
    public ServerCertificate certificate() {
        return certificate.orElseThrow(
                () ->
                        new IllegalStateException(
                                "the simulator has no certificate: start it with https()"));
    }

    /**
     * {@return the address of the live page; below it, {@code ready} answers 200}
     *
     * @throws IllegalStateException if this simulator has no page
     */
    public URI pageUri() {
        if (!page) {
            throw new IllegalStateException(
                    "the simulator has no page: start it with builder().page()");
        }
        return baseUri().resolve(SimulatorPage.PATH);
    }

    /**
     * Gives the settings of MicroProfile Config for an application with mp-finicity whose only
     * partner is {@link #partner()}. It gives up also a token that was issued just now.
     *
     * @param clients the {@code configKey}s of its Rest Clients, each of which gets its {@code url}
     * @return names and values
     */
    public Map<String, String> settings(String... clients) {
        return ClientSettings.of(this, "finicity.", partner(), clients);
    }

    /**
     * Gives the settings of one of several named partners, without those of {@link
     * #settings(String...)}.
     *
     * @param name its name in the application
     * @param partner its credentials
     * @param clients the {@code configKey}s of its Rest Clients
     * @return names and values
     */
    public Map<String, String> settings(String name, SimulatedPartner partner, String... clients) {
        return ClientSettings.of(this, "finicity.partners." + name + ".", partner, clients);
    }

    /** {@return the partner that every simulator has, the first made-up one} */
    public SimulatedPartner partner() {
        return engine.madeUpPartner();
    }

    /**
     * Adds a partner until the next {@link #reset()}. It shares only the port and the clock with
     * the others, not the credentials, failures, lock, tally or tokens.
     *
     * @param partner with an id and an app key of its own
     * @return the partner
     * @throws IllegalArgumentException if another partner has this id or this app key
     */
    public SimulatedPartner add(SimulatedPartner partner) {
        engine.vendor.partners().add(partner);
        return partner;
    }

    SimulatedRegion region() {
        return engine.vendor.region();
    }

    /** {@return the simulator's clock, which a test can move} */
    public SimulatorClock clock() {
        return engine.clock;
    }

    /** {@return the form of rejections, which a test can change} */
    public Dialect dialect() {
        return engine.vendor.dialect();
    }

    /** {@return the faults of the authentication; they affect no other operation at its path} */
    public FaultSchedule onAuthentication() {
        return engine.onAuthentication;
    }

    /**
     * {@return the faults of the change of the secret} {@code Faults.loseReply()} makes the change
     * and loses the reply; {@code Faults.dropConnection()} loses the request before the change is
     * made.
     */
    public FaultSchedule onSecretChange() {
        return engine.onSecretChange;
    }

    /** {@return the faults of all requests except authentications and changes of the secret} */
    public FaultSchedule onBusiness() {
        return engine.onBusiness;
    }

    /**
     * {@return the webhooks of the partner that every simulator has, signed for the simulator's
     * region} A test sends them to its receiver.
     */
    public Webhooks webhooks() {
        return webhooks(partner());
    }

    /**
     * Makes webhooks of one of several partners.
     *
     * @param owner the partner whose secret signs
     * @return webhooks signed for the simulator's region
     */
    public Webhooks webhooks(SimulatedPartner owner) {
        return new Webhooks(engine.vendor, owner);
    }

    /** Makes every token unknown; it is rejected with code 10022. */
    public void revokeTokens() {
        engine.vendor.tokens().revokeAll();
    }

    /**
     * Makes every token of one partner unknown; it is rejected with code 10022.
     *
     * @param owner the partner
     */
    public void revokeTokens(SimulatedPartner owner) {
        engine.vendor.tokens().revokeAllOf(owner);
    }

    /**
     * Makes one token unknown; it is rejected with code 10022.
     *
     * @param token ignored if it was never issued
     */
    public void revoke(String token) {
        engine.vendor.tokens().revoke(token);
    }

    /**
     * Ends the life of every token; it is rejected with code 10023. An application with mp-finicity
     * keeps a token for 30 seconds at least, unless {@code finicity.token.minimum-age} is shorter.
     */
    public void expireTokens() {
        engine.vendor.tokens().expireAll();
    }

    /**
     * Ends the life of every token of one partner; it is rejected with code 10023.
     *
     * @param owner the partner
     */
    public void expireTokens(SimulatedPartner owner) {
        engine.vendor.tokens().expireAllOf(owner);
    }

    /**
     * Goes back to the start: to its requests, tallies, failures, faults, dialect, clock, partners
     * and credentials. A token that was issued is served again, for a whole life, also if it had
     * expired or was revoked: a client that lives through several tests may still hold it.
     */
    public void reset() {
        engine.reset();
    }

    /** Stops listening, closes all connections and deletes the certificate. */
    @Override
    public void close() {
        engine.clearFaults();
        front.close();
        certificate.ifPresent(ServerCertificate::close);
    }
}
