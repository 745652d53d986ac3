package io.github.mpfinicity.quarkus.deployment;

import io.github.mpfinicity.FinicityWebhook;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;

/** The only place that names its partner. */
@Path("/hooks")
public class HooksResource {
    @POST
    @FinicityWebhook(partner = "hooks")
    public void event(String event) {}
}
