package io.github.mpfinicity.microprofile.webhook;

import io.github.mpfinicity.FinicityWebhook;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;

/** Resources that are marked in each place where that counts, for acme unless they say else. */
final class Receivers {
    private Receivers() {}

    /** Marked on the method. */
    public interface Contract {
        @POST
        @FinicityWebhook(partner = "acme")
        void event(byte[] body);
    }

    public interface OtherContract {
        @FinicityWebhook(partner = "other")
        void event(byte[] body);
    }

    @FinicityWebhook(partner = "acme")
    public interface MarkedType {}

    public static class Base {
        @POST
        @FinicityWebhook(partner = "acme")
        public void event(byte[] body) {}
    }

    @Path("interface")
    public static class OfInterface implements Contract {
        @Override
        public void event(byte[] body) {}
    }

    @Path("superclass")
    public static class OfSuperclass extends Base {
        @Override
        public void event(byte[] body) {}
    }

    @Path("inheriting")
    public static class Inheriting extends Base {}

    @Path("type")
    public static class OfMarkedType implements MarkedType {
        @POST
        public void event(byte[] body) {}
    }

    /** Has nothing marked itself; what is located below is. */
    @Path("located")
    public static class Locator {
        @Path("known")
        public OfInterface known() {
            return new OfInterface();
        }

        @Path("unknown")
        public Object unknown() {
            return new Below();
        }

        @POST
        @Path("open")
        public void open(byte[] body) {}
    }

    public static class Below {
        @POST
        @FinicityWebhook(partner = "acme")
        public void event(byte[] body) {}
    }

    @Path("plain")
    public static class OfDefault {
        @POST
        @FinicityWebhook
        public void event(byte[] body) {}
    }

    @Path("torn")
    public static class Torn implements Contract, OtherContract {
        @Override
        public void event(byte[] body) {}
    }
}
