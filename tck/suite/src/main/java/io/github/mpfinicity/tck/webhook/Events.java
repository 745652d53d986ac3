package io.github.mpfinicity.tck.webhook;

import io.github.mpfinicity.FinicityWebhook;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.InternalServerErrorException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;

/** Receives webhooks, keeps them, and answers as the sender asks. */
@Path("events")
public class Events {
    /** Of all instances: a server makes one for each request. */
    private static final List<String> RECEIVED = new CopyOnWriteArrayList<>();

    private static volatile Held held = new Held();

    /** For the server. */
    public Events() {}

    /**
     * Forgets everything.
     *
     * @return the gate of the deliveries that ask to be held from now on
     */
    static Held restart() {
        RECEIVED.clear();
        held = new Held();
        return held;
    }

    /**
     * What came through.
     *
     * @return the bodies, one character for each byte
     */
    static List<String> received() {
        return List.copyOf(RECEIVED);
    }

    /**
     * Takes a webhook.
     *
     * @param wish a status, {@code hold} or {@code throw}
     * @param body as it came through the filter
     * @return the status that was wished for, else 200
     */
    @POST
    @FinicityWebhook
    public Response event(@HeaderParam("Wish") String wish, byte[] body) {
        RECEIVED.add(new String(body, Delivery.BYTES));
        if ("throw".equals(wish)) {
            throw new InternalServerErrorException("the sender wished for it");
        }
        if ("hold".equals(wish)) {
            held.hold();
        }
        boolean status = wish != null && wish.matches("[0-9]+");
        return Response.status(status ? Integer.parseInt(wish) : 200).build();
    }

    /**
     * Takes a webhook of one of several partners.
     *
     * @param body kept
     * @return with status 200
     */
    @POST
    @Path("acme")
    @FinicityWebhook(partner = "acme")
    public Response acme(byte[] body) {
        RECEIVED.add(new String(body, Delivery.BYTES));
        return Response.ok().build();
    }

    /**
     * Takes what anybody sends.
     *
     * @param body kept
     */
    @POST
    @Path("open")
    public void open(byte[] body) {
        RECEIVED.add(new String(body, Delivery.BYTES));
    }

    /** Stops a delivery within the resource. */
    static final class Held {
        private final CountDownLatch arrived = new CountDownLatch(1);
        private final CountDownLatch released = new CountDownLatch(1);

        private void hold() {
            arrived.countDown();
            await(released);
        }

        void awaitArrival() {
            await(arrived);
        }

        void release() {
            released.countDown();
        }

        private static void await(CountDownLatch latch) {
            try {
                latch.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            }
        }
    }
}
