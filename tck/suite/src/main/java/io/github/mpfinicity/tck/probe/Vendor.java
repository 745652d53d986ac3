package io.github.mpfinicity.tck.probe;

import io.github.mpfinicity.Partner;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;

/**
 * The simulator, for a test inside a server. It runs in the JVM of the tests; questions go over
 * HTTP.
 */
@ApplicationScoped
public class Vendor {
    @Inject ControlEndpoint control;

    public Vendor() {}

    /**
     * {@return the number of authentications since the deployment} It counts those of all partners
     * and those that a fault answered.
     */
    public int authentications() {
        return Integer.parseInt(control.ask("authentications"));
    }

    /** {@return the calls since the deployment without authentications, oldest first} */
    public List<SeenRequest> calls() {
        return seen("calls");
    }

    /** {@return the last call} */
    public SeenRequest lastCall() {
        List<SeenRequest> calls = calls();
        return calls.get(calls.size() - 1);
    }

    /**
     * {@return the requests since the deployment to the server that is not the vendor, oldest
     * first}
     */
    public List<SeenRequest> elsewhere() {
        return seen("elsewhere");
    }

    /**
     * Counts the requests of any kind to a vendor made of a bare socket, from the end of their
     * heads.
     *
     * @param fault of that vendor
     * @return the number since the deployment
     */
    public int requests(WireFault fault) {
        return Integer.parseInt(control.ask(fault.question()));
    }

    /**
     * Finds one of several partners.
     *
     * @param name as in the settings
     * @return the partner, of this vendor or of another
     */
    public PartnerAtVendor partner(String name) {
        return new PartnerAtVendor(control, name);
    }

    /** {@return the default partner's app key that the vendor accepts} */
    public String appKey() {
        return partner(Partner.DEFAULT).appKey();
    }

    /** {@return the default partner's secret that the vendor accepts} */
    public String secret() {
        return partner(Partner.DEFAULT).secret();
    }

    /** Locks the default partner's account. */
    public void lock() {
        partner(Partner.DEFAULT).lock();
    }

    /** Answers the next call with status 204. */
    public void answerNothing() {
        control.ask("answer-nothing");
    }

    /** Rejects the token of the next call as invalid, and of no other call. */
    public void refuseToken() {
        control.ask("refuse-token");
    }

    /** Answers the next call with status 401 and nothing else. */
    public void refuseWithoutCode() {
        control.ask("refuse-without-code");
    }

    /** Answers the next call with status 500, and with a body that speaks of an invalid token. */
    public void failWithCode() {
        control.ask("fail-with-code");
    }

    /**
     * Answers every call with an error.
     *
     * @param error its shape and its code, such as {@code FLAT-14001}; without a code, the
     *     parameter {@code limit} of each call is the code
     */
    public void failWith(String error) {
        control.ask("error-" + error);
    }

    /** Redirects every call elsewhere. */
    public void redirectCalls() {
        control.ask("redirect-calls");
    }

    /** Stops listening. */
    public void disappear() {
        control.ask("disappear");
    }

    /** Listens again at the same address, with nothing recorded. */
    public void appear() {
        control.ask("appear");
    }

    /** Holds the next authentication. */
    public void holdAuthentication() {
        control.ask("hold");
    }

    /** Waits until the authentication is held, then releases it. */
    public void releaseAuthentication() {
        control.ask("release");
    }

    /** Removes all faults. */
    public void behave() {
        control.ask("behave");
    }

    private List<SeenRequest> seen(String which) {
        return control.ask(which).lines().map(SeenRequest::parse).toList();
    }
}
