package io.github.mpfinicity.tck.webhook;

import io.github.mpfinicity.FinicityWebhook;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;

/** A resource whose class is marked. */
@Path("marked")
@FinicityWebhook
public class MarkedEvents {
    public MarkedEvents() {}

    /** Takes a webhook and ignores its body. */
    @POST
    public void event(byte[] body) {}
}
