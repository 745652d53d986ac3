package io.github.mpfinicity.tck.quarkus;

import io.github.mpfinicity.AppTokens;
import io.smallrye.common.annotation.NonBlocking;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.inject.spi.CDI;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import org.eclipse.microprofile.rest.client.inject.RestClient;

/** Calls the vendor, from threads of each kind. */
@Path("/")
public class ControlEndpoint {
    @Inject @RestClient AnnotatedCustomers annotated;
    @Inject @RestClient ConfiguredCustomers configured;

    /** Answered by the event loop, once nobody keeps it. */
    @GET
    @Path("alive")
    @NonBlocking
    public String alive() {
        return CallEnd.of(() -> "");
    }

    @GET
    @Path("worker")
    public String worker() {
        return CallEnd.of(annotated::now);
    }

    @GET
    @Path("loop/now")
    @NonBlocking
    public String now() {
        return CallEnd.of(annotated::now);
    }

    @GET
    @Path("loop/annotated")
    public CompletionStage<String> annotatedLater() {
        return CallEnd.later(annotated::later);
    }

    @GET
    @Path("loop/configured")
    public CompletionStage<String> configuredLater() {
        return CallEnd.later(configured::later);
    }

    @GET
    @Path("loop/lazily")
    public Uni<String> lazily() {
        return CallEnd.lazily(annotated::lazily);
    }

    /** From threads with the system's class loader, where nothing of the application is. */
    @GET
    @Path("foreign")
    public String foreign() {
        AppTokens tokens = CDI.current().select(AppTokens.class).get();
        return foreign(annotated::now)
                + foreign(() -> tokens.current().toString())
                + foreign(() -> annotated.later().toCompletableFuture().join())
                + foreign(() -> configured.later().toCompletableFuture().join());
    }

    private static String foreign(Supplier<String> call) {
        Executor threads =
                task -> {
                    var thread = new Thread(task, "foreign");
                    thread.setContextClassLoader(ClassLoader.getSystemClassLoader());
                    thread.start();
                };
        return CompletableFuture.supplyAsync(() -> CallEnd.of(call), threads).join() + "\n";
    }
}
