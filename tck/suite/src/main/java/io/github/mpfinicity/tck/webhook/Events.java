package io.github.mpfinicity.tck.webhook;

import io.github.mpfinicity.FinicityWebhook;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Receives webhooks and keeps them. */
@Path("events")
public class Events {
    /** The bodies of all instances: a server makes an instance for each request. */
    private static final List<String> RECEIVED = new CopyOnWriteArrayList<>();

    public Events() {}

    /** Forgets the received bodies. */
    static void forget() {
        RECEIVED.clear();
    }

    /** Gives the received bodies, one character for each byte. */
    static List<String> received() {
        return List.copyOf(RECEIVED);
    }

    /**
     * Takes a webhook.
     *
     * @param body as it came through the filter
     * @return status 200
     */
    @POST
    @FinicityWebhook
    public Response event(byte[] body) {
        RECEIVED.add(new String(body, Delivery.BYTES));
        return Response.ok().build();
    }

    /**
     * Takes a webhook of one of several partners.
     *
     * @param body kept
     * @return status 200
     */
    @POST
    @Path("acme")
    @FinicityWebhook(partner = "acme")
    public Response acme(byte[] body) {
        RECEIVED.add(new String(body, Delivery.BYTES));
        return Response.ok().build();
    }

    /**
     * Takes a request of anybody.
     *
     * @param body kept
     */
    @POST
    @Path("open")
    public void open(byte[] body) {
        RECEIVED.add(new String(body, Delivery.BYTES));
    }
}
