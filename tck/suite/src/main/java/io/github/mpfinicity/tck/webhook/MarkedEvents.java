package io.github.mpfinicity.tck.webhook;

import io.github.mpfinicity.FinicityWebhook;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;

/** A resource whose class is marked. */
@Path("marked")
@FinicityWebhook
public class MarkedEvents {
    /** For the server. */
    public MarkedEvents() {}

    /**
     * Takes a webhook.
     *
     * @param body not looked at
     */
    @POST
    public void event(byte[] body) {}
}
