package io.github.mpfinicity.tck.webhook;

import io.github.mpfinicity.FinicityWebhook;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;

/** A resource of a partner in Australia. */
@Path("sydney")
@FinicityWebhook(partner = "sydney")
public class SydneyEvents {
    /** For the server. */
    public SydneyEvents() {}

    /**
     * Takes a webhook of that partner.
     *
     * @param body not looked at
     */
    @POST
    public void event(byte[] body) {}
}
