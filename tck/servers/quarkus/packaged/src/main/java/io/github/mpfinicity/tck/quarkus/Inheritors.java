package io.github.mpfinicity.tck.quarkus;

import io.github.mpfinicity.FinicityWebhook;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;

/** Resources that are marked above only, for acme. */
final class Inheritors {
    private Inheritors() {}

    /** Marked on the method. */
    public interface Contract {
        @POST
        @FinicityWebhook(partner = "acme")
        String event(String body);
    }

    /** Marked as a whole. */
    @FinicityWebhook(partner = "acme")
    public interface MarkedType {}

    /** Marked on the method, which is inherited or overridden. */
    public static class Base {
        @POST
        @FinicityWebhook(partner = "acme")
        public String event(String body) {
            return body;
        }
    }

    @Path("interface")
    public static class OfInterface implements Contract {
        @Override
        public String event(String body) {
            return body;
        }
    }

    @Path("superclass")
    public static class OfSuperclass extends Base {
        @Override
        public String event(String body) {
            return body;
        }
    }

    @Path("inheriting")
    public static class Inheriting extends Base {}

    @Path("type")
    public static class OfMarkedType implements MarkedType {
        @POST
        public String event(String body) {
            return body;
        }
    }

    /** Has nothing marked itself; what is located below is. */
    @Path("located")
    public static class Locator {
        @Path("known")
        public OfInterface known() {
            return new OfInterface();
        }
    }
}
