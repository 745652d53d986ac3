package io.github.mpfinicity.simulator;

import com.sun.net.httpserver.HttpServer;
import io.github.mpfinicity.simulator.authentication.SimulatedPartner;
import io.github.mpfinicity.simulator.fault.FaultSchedule;
import io.github.mpfinicity.simulator.http.HttpFront;
import io.github.mpfinicity.simulator.tls.ServerCertificate;
import io.github.mpfinicity.simulator.webhook.Webhooks;
import io.github.mpfinicity.simulator.wire.Dialect;
import java.net.URI;
import java.util.Optional;

/**
 * An in-process Finicity on a loopback port: it issues tokens, lets them expire, counts failures,
 * locks at the fifth, lets secrets be changed, records what it sees and misbehaves on demand.
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
 * <p>With JUnit 5 see {@code WithFinicitySimulator}. Thread-safe, and made for many callers at
 * once.
 */
public final class FinicitySimulator extends Observed implements AutoCloseable {

    private final Engine engine;
    private final Optional<ServerCertificate> certificate;
    private final HttpFront front;

    FinicitySimulator(Engine engine, HttpServer server, Optional<ServerCertificate> certificate) {
        super(engine);
        this.engine = engine;
        this.certificate = certificate;
        this.front = new HttpFront(server, engine.requests, engine);
    }

    /**
     * Starts a simulator on a free port with http, for the United States.
     *
     * @return to be closed
     */
    public static FinicitySimulator start() {
        return builder().start();
    }

    /**
     * Says how a simulator is to be started.
     *
     * @return a new builder
     */
    public static FinicitySimulatorBuilder builder() {
        return new FinicitySimulatorBuilder();
    }

    /**
     * Where the simulator listens.
     *
     * @return scheme, loopback address and port, without a path
     */
    public URI baseUri() {
        var scheme = certificate.isPresent() ? "https" : "http";
        return URI.create(scheme + "://127.0.0.1:" + front.port());
    }

    /**
     * What a client of an https simulator must trust.
     *
     * @return trust store, password and SSL context
     * @throws IllegalStateException if this simulator serves http
     */
    public ServerCertificate certificate() {
        return certificate.orElseThrow(
                () -> new IllegalStateException("no certificate: started without https()"));
    }

    /**
     * The partner that every simulator has.
     *
     * @return the first made-up one
     */
    public SimulatedPartner partner() {
        return engine.madeUpPartner();
    }

    /**
     * Adds a partner until the next {@link #reset()}. It shares the port and the clock with the
     * others, and nothing else: not the credentials, the failures, the lock, the tally, the tokens.
     *
     * @param partner with an id and an app key of its own
     * @return the partner
     * @throws IllegalArgumentException if there is a partner with this id or this app key
     */
    public SimulatedPartner add(SimulatedPartner partner) {
        engine.vendor.partners().add(partner);
        return partner;
    }

    /**
     * The simulator's time.
     *
     * @return to be advanced by the test
     */
    public SimulatorClock clock() {
        return engine.clock;
    }

    /**
     * How refusals look.
     *
     * @return to be switched by the test
     */
    public Dialect dialect() {
        return engine.vendor.dialect();
    }

    /**
     * Misbehaviour of the authentication, and of nothing else at its path.
     *
     * @return to be filled by the test
     */
    public FaultSchedule onAuthentication() {
        return engine.onAuthentication;
    }

    /**
     * Misbehaviour of the change of the secret: {@code Faults.loseReply()} makes the change and
     * loses the reply, {@code Faults.dropConnection()} loses the request before the change is made.
     *
     * @return to be filled by the test
     */
    public FaultSchedule onSecretChange() {
        return engine.onSecretChange;
    }

    /**
     * Misbehaviour of everything but the authentication and the change of the secret.
     *
     * @return to be filled by the test
     */
    public FaultSchedule onBusiness() {
        return engine.onBusiness;
    }

    /**
     * The webhooks of the partner that every simulator has, to be sent to a receiver under test.
     *
     * @return signed for the simulator's region
     */
    public Webhooks webhooks() {
        return webhooks(partner());
    }

    /**
     * The webhooks of one of several partners.
     *
     * @param owner whose secret signs
     * @return signed for the simulator's region
     */
    public Webhooks webhooks(SimulatedPartner owner) {
        return new Webhooks(engine.vendor, owner);
    }

    /** Makes every token unknown; it is refused with code 10022. */
    public void revokeTokens() {
        engine.vendor.tokens().revokeAll();
    }

    /**
     * Makes every token of one partner unknown; it is refused with code 10022.
     *
     * @param owner whose tokens
     */
    public void revokeTokens(SimulatedPartner owner) {
        engine.vendor.tokens().revokeAllOf(owner);
    }

    /**
     * Makes one token unknown; it is refused with code 10022.
     *
     * @param token ignored if it was never issued
     */
    public void revoke(String token) {
        engine.vendor.tokens().revoke(token);
    }

    /**
     * Ends the life of every token; it is refused with code 10023. An application with mp-finicity
     * keeps a token for 30 seconds at least, unless {@code finicity.token.minimum-age} is shorter.
     */
    public void expireTokens() {
        engine.vendor.tokens().expireAll();
    }

    /**
     * Ends the life of every token of one partner; it is refused with code 10023.
     *
     * @param owner whose tokens
     */
    public void expireTokens(SimulatedPartner owner) {
        engine.vendor.tokens().expireAllOf(owner);
    }

    /**
     * Goes back to how it was started: requests, tallies, failures, faults, dialect and clock; the
     * credentials of the partners; and no partner that was added since. A token that was issued is
     * served again, for a whole life, also if it had expired or was revoked: a client that lives
     * through several tests may still hold it.
     */
    public void reset() {
        engine.reset();
    }

    /** Stops to listen, closes all connections, deletes the certificate. */
    @Override
    public void close() {
        engine.clearFaults();
        front.close();
        certificate.ifPresent(ServerCertificate::close);
    }
}
