package io.github.mpfinicity.benchmarks;

import io.github.mpfinicity.AppTokens;
import io.github.mpfinicity.FinicityClient;
import io.github.mpfinicity.microprofile.config.PartnerName;
import io.github.mpfinicity.microprofile.filter.FinicityFilter;
import io.github.mpfinicity.microprofile.runtime.PartnerRuntime;
import io.github.mpfinicity.microprofile.runtime.SessionRegistry;
import io.github.mpfinicity.simulator.FinicitySimulator;
import jakarta.enterprise.inject.se.SeContainer;
import jakarta.enterprise.inject.se.SeContainerInitializer;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.client.ClientRequestContext;
import jakarta.ws.rs.client.ClientRequestFilter;
import jakarta.ws.rs.core.Response;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.rest.client.RestClientBuilder;
import org.eclipse.microprofile.rest.client.annotation.RegisterProvider;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** An application on Weld and RESTEasy that has a token, and a partner whose secret is wrong. */
@State(Scope.Benchmark)
public class RunningApplication {
    private static final PartnerName REFUSED = new PartnerName("refused");

    private final FinicitySimulator simulator = FinicitySimulator.start();
    private final FinicitySimulator rejecting = FinicitySimulator.start();
    private final SeContainer container = container(simulator, rejecting);

    /** Of an annotated client, and of one that only registers the filter. */
    final ClientRequestContext annotated = request(Annotated.class);

    final ClientRequestContext unannotated = request(Unannotated.class);
    final FinicityFilter filter = new FinicityFilter();
    final AppTokens injected = container.select(AppTokens.class).get();
    final PartnerRuntime partner = registry().partner();
    final AppTokens refused = registry().partner(REFUSED).tokens();

    public interface Customers {
        @GET
        Response all();
    }

    @FinicityClient
    public interface Annotated extends Customers {}

    @RegisterProvider(FinicityFilter.class)
    public interface Unannotated extends Customers {}

    @Setup(Level.Trial)
    public void fetchTokens() {
        injected.current();
    }

    @TearDown(Level.Trial)
    public void end() {
        container.close();
        simulator.close();
        rejecting.close();
    }

    private static SeContainer container(FinicitySimulator simulator, FinicitySimulator rejecting) {
        var partner = simulator.partner();
        set("app-key", partner.appKey());
        set("partner-id", partner.id());
        set("partner-secret", partner.secret());
        set("base-uri", simulator.baseUri().toString());
        set("partners.refused.app-key", rejecting.partner().appKey());
        set("partners.refused.partner-id", rejecting.partner().id());
        set("partners.refused.partner-secret", "Wrong12345678");
        set("partners.refused.base-uri", rejecting.baseUri().toString());
        return SeContainerInitializer.newInstance().initialize();
    }

    private static void set(String name, String value) {
        System.setProperty("finicity." + name, value);
    }

    private static SessionRegistry registry() {
        return SessionRegistry.of(Thread.currentThread().getContextClassLoader());
    }

    /** A request of that client, as its engine makes it. It is kept and not sent. */
    private ClientRequestContext request(Class<? extends Customers> type) {
        List<ClientRequestContext> kept = new ArrayList<>();
        ClientRequestFilter keeping =
                request -> {
                    kept.add(request);
                    request.abortWith(Response.noContent().build());
                };
        RestClientBuilder.newBuilder()
                .baseUri(simulator.baseUri())
                .register(keeping, Integer.MAX_VALUE - 1)
                .build(type)
                .all()
                .close();
        return kept.get(0);
    }
}
