package io.github.mpfinicity.tck.probe;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * The simulator, as a test inside a server sees it: it runs in the JVM of the tests and is asked
 * over HTTP.
 */
@ApplicationScoped
public class Vendor {
    private final HttpClient http = HttpClient.newHttpClient();

    @Inject
    @ConfigProperty(name = "mpfinicity.tck.desk")
    URI desk;

    /** For CDI. */
    public Vendor() {}

    /**
     * Authentications received, also those that a fault answered.
     *
     * @return how many since the deployment
     */
    public int authentications() {
        return Integer.parseInt(ask("authentications"));
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

    /** Locks the account. */
    public void lock() {
        ask("lock");
    }

    /** Answers the next call with status 204. */
    public void answerNothing() {
        ask("answer-nothing");
    }

    /** Sends every call elsewhere. */
    public void redirectCalls() {
        ask("redirect-calls");
    }

    /** Refuses authentications as the edge refuses callers from the wrong country. */
    public void refuseRegion() {
        ask("refuse-region");
    }

    /** Stops to listen. */
    public void disappear() {
        ask("disappear");
    }

    /** Listens again where it did before, with nothing recorded. */
    public void appear() {
        ask("appear");
    }

    /** Holds the next authentication. */
    public void holdAuthentication() {
        ask("hold");
    }

    /** Waits for the authentication to be held, then lets it go on. */
    public void releaseAuthentication() {
        ask("release");
    }

    /** Takes all faults back. */
    public void behave() {
        ask("behave");
    }

    private List<SeenRequest> seen(String which) {
        return ask(which).lines().map(SeenRequest::parse).toList();
    }

    private String ask(String question) {
        String path = "/" + URLEncoder.encode(question, StandardCharsets.UTF_8);
        HttpRequest request = HttpRequest.newBuilder(desk.resolve(path)).build();
        try {
            var answer = http.send(request, BodyHandlers.ofString());
            if (answer.statusCode() != 200) {
                throw new IllegalStateException(question + ": " + answer.body());
            }
            return answer.body();
        } catch (IOException e) {
            throw new UncheckedIOException(question, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(question, e);
        }
    }
}
