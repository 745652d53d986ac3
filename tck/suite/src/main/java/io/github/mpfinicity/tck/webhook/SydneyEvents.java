package io.github.mpfinicity.tck.webhook;

import io.github.mpfinicity.FinicityWebhook;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;

/** A resource of a partner in Australia. */
@Path("sydney")
@FinicityWebhook(partner = "sydney")
public class SydneyEvents {
    public SydneyEvents() {}

    /** Takes a webhook of that partner and ignores its body. */
    @POST
    public void event(byte[] body) {}
}
