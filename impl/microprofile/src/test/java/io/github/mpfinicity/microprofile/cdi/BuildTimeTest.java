package io.github.mpfinicity.microprofile.cdi;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mpfinicity.AppTokens;
import io.github.mpfinicity.FinicityClient;
import io.github.mpfinicity.core.observe.ObserverFactory;
import io.github.mpfinicity.simulator.FinicitySimulator;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.eclipse.microprofile.rest.client.RestClientBuilder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Quarkus begins the application scope while it builds: what is configured then means nothing. */
@Timeout(60)
class BuildTimeTest {
    private static final String ADDRESS = "finicity.base-uri";
    private static final AtomicReference<Runnable> DEPLOYMENT = new AtomicReference<>(() -> {});
    private static final AtomicBoolean OPENED = new AtomicBoolean();

    private final FinicitySimulator simulator = FinicitySimulator.start();
    private final Application application = Application.of(simulator);

    @AfterEach
    void end() {
        application.close();
        simulator.close();
    }

    @Test
    void otherSettingsAtTheBuild_neverUsed() {
        application.with(ADDRESS, "http://build.example.invalid");
        DEPLOYMENT.set(() -> application.with(ADDRESS, simulator.baseUri().toString()));

        application.start(Build.class);

        assertThat(OPENED).isTrue();
        assertThat(application.get(AppTokens.class).current().value()).isNotEmpty();
        assertThat(simulator.authentications()).hasSize(1);
    }

    @FinicityClient
    interface Customers {
        @GET
        Response all();
    }

    /** After all other observers of the scope. Some beans of an application make clients there. */
    @ApplicationScoped
    static class Build {
        void ends(
                @Observes @Priority(Integer.MAX_VALUE) @Initialized(ApplicationScoped.class)
                        Object scope) {
            RestClientBuilder.newBuilder()
                    .baseUri(URI.create("http://build.example.invalid"))
                    .build(Customers.class);
            assertThat(OPENED).isFalse();
            DEPLOYMENT.get().run();
        }

        /** The registry asks for it when it is opened. */
        @Produces
        ObserverFactory observers() {
            OPENED.set(true);
            throw new IllegalStateException("no observer is needed");
        }
    }
}
