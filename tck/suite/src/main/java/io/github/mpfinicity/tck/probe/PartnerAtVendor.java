package io.github.mpfinicity.tck.probe;

import java.util.List;

/** A partner, as the vendor knows it. */
public final class PartnerAtVendor {
    private final Desk desk;
    private final String name;

    PartnerAtVendor(Desk desk, String name) {
        this.desk = desk;
        this.name = name;
    }

    /**
     * Authentications that named this partner.
     *
     * @return how many since the deployment
     */
    public int authentications() {
        return Integer.parseInt(ask("authentications"));
    }

    /**
     * Failures that the vendor has counted.
     *
     * @return how many since the last success
     */
    public int failures() {
        return Integer.parseInt(ask("failures"));
    }

    /**
     * Its partner id.
     *
     * @return to be looked for
     */
    public String id() {
        return ask("id");
    }

    /**
     * The app key that is accepted.
     *
     * @return to be looked for
     */
    public String appKey() {
        return ask("app-key");
    }

    /**
     * The partner secret that is accepted.
     *
     * @return to be configured, or to be looked for
     */
    public String secret() {
        return ask("secret");
    }

    /** Locks its account. */
    public void lock() {
        ask("lock");
    }

    /**
     * Requests to a vendor that has no other partner, authentications that nobody processed among
     * them.
     *
     * @return how many since the deployment
     */
    public int requests() {
        return Integer.parseInt(ask("requests"));
    }

    /**
     * Calls that carry its app key.
     *
     * @return how many since the deployment
     */
    public int calls() {
        return (int) headers().stream().filter(line -> line.contains("app-key: ")).count();
    }

    /** Answers the next call with the code of a locked account, which is not locked. */
    public void claimLock() {
        ask("claim-lock");
    }

    /**
     * The bodies of its authentications.
     *
     * @return a line each, oldest first
     */
    public List<String> authenticationBodies() {
        return ask("bodies").lines().toList();
    }

    /**
     * App keys and tokens on the calls that carry its app key, with the headers they are in.
     *
     * @return each as {@code name: value}, the name in lower case
     */
    public List<String> headers() {
        return ask("headers").lines().toList();
    }

    private String ask(String question) {
        return desk.ask(name + "/" + question);
    }

    @Override
    public String toString() {
        return "PartnerAtVendor[" + name + "]";
    }
}
