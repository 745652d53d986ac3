package io.github.mpfinicity.tck.quarkus;

import io.github.mpfinicity.FinicityWebhook;
import io.smallrye.common.annotation.Blocking;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;

/** Receives webhooks. Nothing else says that they are to be verified. */
@Path("/events")
public class Events {
    @POST
    @FinicityWebhook
    public String event(String body) {
        return body;
    }

    @POST
    @Path("later")
    @Blocking
    @FinicityWebhook
    public Uni<String> later(String body) {
        return Uni.createFrom().item(body);
    }
}
