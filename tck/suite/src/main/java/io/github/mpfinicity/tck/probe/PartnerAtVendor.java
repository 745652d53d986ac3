package io.github.mpfinicity.tck.probe;

import java.util.List;

/** A partner, seen from the vendor. */
public final class PartnerAtVendor {
    private final ControlEndpoint control;
    private final String name;

    PartnerAtVendor(ControlEndpoint control, String name) {
        this.control = control;
        this.name = name;
    }

    /** {@return the number of authentications that named this partner since the deployment} */
    public int authentications() {
        return Integer.parseInt(ask("authentications"));
    }

    /** {@return the number of failures that the vendor has counted since the last success} */
    public int failures() {
        return Integer.parseInt(ask("failures"));
    }

    public String id() {
        return ask("id");
    }

    /** {@return the app key that the vendor accepts} */
    public String appKey() {
        return ask("app-key");
    }

    /** {@return the partner secret that the vendor accepts} */
    public String secret() {
        return ask("secret");
    }

    public void lock() {
        ask("lock");
    }

    /**
     * {@return the number of requests since the deployment, of a vendor without another partner}
     * The number includes authentications that nobody processed.
     */
    public int requests() {
        return Integer.parseInt(ask("requests"));
    }

    /** {@return the number of calls since the deployment that carry its app key} */
    public int calls() {
        return (int) headers().stream().filter(line -> line.contains("app-key: ")).count();
    }

    /**
     * Answers the next call with the code of a locked account, although the account is not locked.
     */
    public void claimLock() {
        ask("claim-lock");
    }

    /** {@return the bodies of its authentications, a line each, oldest first} */
    public List<String> authenticationBodies() {
        return ask("bodies").lines().toList();
    }

    /**
     * {@return the app key and token headers of the calls that carry its app key} Each is {@code
     * name: value}, with the name in lower case.
     */
    public List<String> headers() {
        return ask("headers").lines().toList();
    }

    private String ask(String question) {
        return control.ask(name + "/" + question);
    }

    @Override
    public String toString() {
        return "PartnerAtVendor[" + name + "]";
    }
}
