package io.github.mpfinicity.tck.observe;

import io.github.mpfinicity.AppTokens;
import io.github.mpfinicity.FinicityWebhook;
import io.github.mpfinicity.Partner;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.time.Duration;

/** Takes tokens as the filter of a Rest Client does. */
@Path("/")
public class ControlEndpoint {
    private final Instance<AppTokens> tokens;
    private final QuickClocks clocks;

    /** With tokens of all partners. */
    @Inject
    public ControlEndpoint(@Any Instance<AppTokens> tokens, QuickClocks clocks) {
        this.tokens = tokens;
        this.clocks = clocks;
    }

    /** Gives the token, which nothing else may show; answers 500 if there is none. */
    @GET
    @Path("call/{partner}")
    public String call(@PathParam("partner") String partner) {
        return tokens.select(Partner.Literal.of(partner)).get().current().value();
    }

    /** Sets the clocks of this application. */
    @POST
    @Path("clock/{since-start}/{minute}")
    public void clock(
            @PathParam("since-start") String sinceStart, @PathParam("minute") String minute) {
        clocks.set(Duration.parse(sinceStart), Duration.parse(minute));
    }

    /** Receives webhooks. */
    @POST
    @Path("webhook")
    @FinicityWebhook(partner = "webhook")
    public String webhook(String body) {
        return body;
    }
}
