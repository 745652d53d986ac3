package io.github.mpfinicity.tck.probe;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/**
 * A vendor made of a bare socket, where no HTTP server smooths anything over. It is the library's
 * only where an application asks for it.
 */
@ApplicationScoped
public class RawVendor {
    /** The question for the number of requests. */
    public static final String REQUESTS = "raw-requests";

    private static final long AFTERMATH_MILLIS = 300;

    @Inject Desk desk;

    /** For CDI. */
    public RawVendor() {}

    /**
     * Misbehaves from now on.
     *
     * @param fault with each request
     */
    public void fault(WireFault fault) {
        desk.ask(fault.question());
    }

    /**
     * Requests of any kind, from the moment that their head has come. Waits a moment for one that
     * is sent again behind the caller's back.
     *
     * @return how many since the deployment
     * @throws InterruptedException if interrupted
     */
    public int requests() throws InterruptedException {
        Thread.sleep(AFTERMATH_MILLIS);
        return Integer.parseInt(desk.ask(REQUESTS));
    }
}
