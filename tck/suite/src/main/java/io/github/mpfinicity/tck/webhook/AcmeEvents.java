package io.github.mpfinicity.tck.webhook;

import io.github.mpfinicity.FinicityWebhook;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;

/** A resource whose class is marked for one of several partners. */
@Path("acme")
@FinicityWebhook(partner = "acme")
public class AcmeEvents {
    public AcmeEvents() {}

    /** Takes a webhook of that partner and ignores its body. */
    @POST
    public void event(byte[] body) {}

    /** Takes a webhook of the default partner and ignores its body. */
    @POST
    @Path("of-default")
    @FinicityWebhook
    public void other(byte[] body) {}
}
