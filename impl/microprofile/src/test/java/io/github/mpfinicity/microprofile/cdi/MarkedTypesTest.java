package io.github.mpfinicity.microprofile.cdi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.mpfinicity.FinicityClient;
import io.github.mpfinicity.FinicityWebhook;
import io.github.mpfinicity.InvalidConfigurationException;
import io.github.mpfinicity.microprofile.filter.FinicityFilter;
import io.github.mpfinicity.simulator.FinicitySimulator;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import org.eclipse.microprofile.rest.client.annotation.ClientHeaderParam;
import org.eclipse.microprofile.rest.client.annotation.RegisterProvider;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What is marked and cannot work is refused, and not passed over in silence. */
@Timeout(60)
class MarkedTypesTest {
    private final FinicitySimulator simulator = FinicitySimulator.start();
    private final Application application = Application.of(simulator);

    /** Not a Rest Client. */
    @FinicityClient
    @ApplicationScoped
    public static class Service {}

    /** Of the class before. */
    @ApplicationScoped
    public static class Inheriting extends Service {}

    /** As the classes that some servers make of an interface. */
    @FinicityClient
    @ApplicationScoped
    public static class Wrapper implements Customers {
        @Override
        public Page list(int limit) {
            return null;
        }

        @Override
        public java.util.concurrent.CompletionStage<Page> listLater(int limit) {
            return null;
        }
    }

    /** Bound to the annotation. */
    @FinicityClient
    @Interceptor
    @Priority(Interceptor.Priority.APPLICATION)
    public static class Listening {
        @AroundInvoke
        Object around(InvocationContext context) throws Exception {
            return context.proceed();
        }
    }

    /** Sets a header of ours. */
    @FinicityClient
    @RegisterRestClient(configKey = "finicity")
    @Path("/aggregation/v1/customers")
    public interface WithKey {
        @GET
        @ClientHeaderParam(name = "Finicity-App-Key", value = "mine")
        String list();
    }

    /** Has it. */
    @ApplicationScoped
    public static class Caller {
        @Inject @RestClient WithKey customers;
    }

    /** Sets a header of ours, too. */
    @RegisterRestClient(configKey = "finicity")
    @RegisterProvider(FinicityFilter.class)
    @Path("/aggregation/v1/customers")
    public interface WithProvider {
        @GET
        @ClientHeaderParam(name = "Finicity-App-Token", value = "mine")
        String list();
    }

    /** As a generator made it. */
    @RegisterRestClient(configKey = "generated")
    @Path("/aggregation/v1/customers")
    public interface Generated {
        @GET
        @ClientHeaderParam(name = "Finicity-App-Token", value = "mine")
        String list();
    }

    /** A server verifies nothing before what this locates. */
    @FinicityWebhook
    @ApplicationScoped
    @Path("events")
    public static class Events {
        @Path("{customer}")
        public Object of(@PathParam("customer") String customer) {
            return customer;
        }
    }

    @AfterEach
    void end() {
        application.close();
        simulator.close();
    }

    @Test
    void classMarked_startRefusedNamingTheWayOut() {
        assertThatThrownBy(() -> application.start(Service.class, Inheriting.class))
                .hasStackTraceContaining(InvalidConfigurationException.class.getName())
                .hasStackTraceContaining("@FinicityClient on the class " + Service.class.getName())
                .hasStackTraceContaining(
                        "@FinicityClient on the class " + Inheriting.class.getName())
                .hasStackTraceContaining("AppTokens");
    }

    @Test
    void locatorMarked_startRefusedNamingTheWayOut() {
        assertThatThrownBy(() -> application.start(Events.class, Service.class))
                .hasStackTraceContaining(InvalidConfigurationException.class.getName())
                .hasStackTraceContaining("@FinicityClient on the class " + Service.class.getName())
                .hasStackTraceContaining(Events.class.getName() + ".of,")
                .hasStackTraceContaining("put @FinicityWebhook on the sub-resource");
    }

    @Test
    void interceptorOrImplementationMarked_taken() {
        application.start(Listening.class, Wrapper.class);

        assertThat(application.client(Customers.class).list(1)).isNotNull();
    }

    @Test
    void headerOnInjectedClient_startRefusedNamingMethodAndHeader() {
        assertThatThrownBy(() -> application.start(WithKey.class, Caller.class))
                .hasStackTraceContaining(WithKey.class.getName() + ".list ")
                .hasStackTraceContaining("Finicity-App-Key");
    }

    @Test
    void headerOnOtherClients_refusedWhenMade() {
        application.start(WithKey.class, WithProvider.class);

        for (Throwable failure :
                new Throwable[] {
                    catchThrowable(() -> application.client(WithKey.class).list()),
                    catchThrowable(() -> application.client(WithProvider.class).list())
                }) {
            assertThat(failure)
                    .hasStackTraceContaining(InvalidConfigurationException.class.getName())
                    .hasStackTraceContaining(".list sets the header Finicity-App-");
        }
        assertThat(simulator.requests()).isEmpty();
    }

    @Test
    void headerOfClientThatCannotBeEdited_replaced() {
        application
                .with("generated/mp-rest/url", simulator.baseUri().toString())
                .with("generated/mp-rest/providers", FinicityFilter.class.getName())
                .start(Generated.class)
                .client(Generated.class)
                .list();

        assertThat(simulator.requests("/aggregation/v1/customers"::equals)).hasSize(1);
    }
}
