package io.github.mpfinicity.tck.probe;

import io.github.mpfinicity.Partner;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;

/**
 * The simulator, as a test inside a server sees it: it runs in the JVM of the tests and is asked
 * over HTTP.
 */
@ApplicationScoped
public class Vendor {
    @Inject Desk desk;

    /** For CDI. */
    public Vendor() {}

    /**
     * Authentications received, of all partners, also those that a fault answered.
     *
     * @return how many since the deployment
     */
    public int authentications() {
        return Integer.parseInt(desk.ask("authentications"));
    }

    /**
     * Calls received, authentications apart.
     *
     * @return since the deployment, oldest first
     */
    public List<SeenRequest> calls() {
        return seen("calls");
    }

    /**
     * The call received last.
     *
     * @return the request
     */
    public SeenRequest lastCall() {
        List<SeenRequest> calls = calls();
        return calls.get(calls.size() - 1);
    }

    /**
     * Requests to the server that is not the vendor.
     *
     * @return since the deployment, oldest first
     */
    public List<SeenRequest> elsewhere() {
        return seen("elsewhere");
    }

    /**
     * Requests of any kind, from the moment that their head has come, to a vendor made of a bare
     * socket.
     *
     * @param fault of that vendor
     * @return how many since the deployment
     */
    public int requests(WireFault fault) {
        return Integer.parseInt(desk.ask(fault.question()));
    }

    /**
     * One of several partners.
     *
     * @param name as in the settings
     * @return the partner, whether it is this vendor's or one's in Australia
     */
    public PartnerAtVendor partner(String name) {
        return new PartnerAtVendor(desk, name);
    }

    /**
     * The default partner's app key that is accepted.
     *
     * @return to be looked for
     */
    public String appKey() {
        return partner(Partner.DEFAULT).appKey();
    }

    /**
     * The default partner's secret that is accepted.
     *
     * @return to be configured, or to be looked for
     */
    public String secret() {
        return partner(Partner.DEFAULT).secret();
    }

    /** Locks the default partner's account. */
    public void lock() {
        partner(Partner.DEFAULT).lock();
    }

    /** Answers the next call with status 204. */
    public void answerNothing() {
        desk.ask("answer-nothing");
    }

    /** Refuses the token of the next call as invalid, and of no other call. */
    public void refuseToken() {
        desk.ask("refuse-token");
    }

    /** Answers the next call with status 401 and nothing else. */
    public void refuseWithoutCode() {
        desk.ask("refuse-without-code");
    }

    /** Answers the next call with status 500, and with a body that speaks of an invalid token. */
    public void failWithCode() {
        desk.ask("fail-with-code");
    }

    /** Sends every call elsewhere. */
    public void redirectCalls() {
        desk.ask("redirect-calls");
    }

    /** Stops to listen. */
    public void disappear() {
        desk.ask("disappear");
    }

    /** Listens again where it did before, with nothing recorded. */
    public void appear() {
        desk.ask("appear");
    }

    /** Holds the next authentication. */
    public void holdAuthentication() {
        desk.ask("hold");
    }

    /** Waits for the authentication to be held, then lets it go on. */
    public void releaseAuthentication() {
        desk.ask("release");
    }

    /** Takes all faults back. */
    public void behave() {
        desk.ask("behave");
    }

    private List<SeenRequest> seen(String which) {
        return desk.ask(which).lines().map(SeenRequest::parse).toList();
    }
}
