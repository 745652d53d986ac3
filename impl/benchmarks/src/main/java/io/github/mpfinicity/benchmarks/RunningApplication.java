package io.github.mpfinicity.benchmarks;

import io.github.mpfinicity.AccountStatus.Activity;
import io.github.mpfinicity.AppTokens;
import io.github.mpfinicity.FinicityClient;
import io.github.mpfinicity.microprofile.config.PartnerName;
import io.github.mpfinicity.microprofile.filter.FinicityFilter;
import io.github.mpfinicity.microprofile.runtime.PartnerRuntime;
import io.github.mpfinicity.microprofile.runtime.SessionRegistry;
import io.github.mpfinicity.simulator.FinicitySimulator;
import io.github.mpfinicity.simulator.fault.Faults;
import jakarta.enterprise.inject.se.SeContainer;
import jakarta.enterprise.inject.se.SeContainerInitializer;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.client.ClientRequestContext;
import jakarta.ws.rs.client.ClientRequestFilter;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.eclipse.microprofile.rest.client.RestClientBuilder;
import org.eclipse.microprofile.rest.client.annotation.RegisterProvider;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/**
 * An application on Weld and RESTEasy that has a token, a partner whose secret is wrong, and one in
 * back-off.
 */
@State(Scope.Benchmark)
public class RunningApplication {
    private final FinicitySimulator simulator = FinicitySimulator.start();
    private final FinicitySimulator rejecting = FinicitySimulator.start();
    private final FinicitySimulator busy = FinicitySimulator.start();
    private final SeContainer container = container();

    final Instant end = Instant.now().plus(Duration.ofMinutes(90));

    /** Of an annotated client, and of one that only registers the filter. */
    final ClientRequestContext annotated = request(Annotated.class);

    final ClientRequestContext unannotated = request(Unannotated.class);
    final FinicityFilter filter = new FinicityFilter();
    final AppTokens injected = container.select(AppTokens.class).get();
    final PartnerRuntime partner = registry().partner();
    final AppTokens refused = registry().partner(new PartnerName("refused")).tokens();
    private final PartnerRuntime stalePartner = registry().partner(new PartnerName("stale"));
    final AppTokens stale = stalePartner.tokens();

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
        stale.current();
        busy.onAuthentication().always(Faults.tooManyRequests(Duration.ofMinutes(30)));
        while (stalePartner.account().status().activity() != Activity.COOLING) {
            stale.current();
            Thread.onSpinWait();
        }
    }

    @TearDown(Level.Trial)
    public void end() {
        container.close();
        Stream.of(simulator, rejecting, busy).forEach(FinicitySimulator::close);
    }

    private SeContainer container() {
        simulator.settings().forEach(System::setProperty);
        rejecting.settings("refused", rejecting.partner()).forEach(System::setProperty);
        System.setProperty("finicity.partners.refused.partner-secret", "Wrong12345678");
        busy.settings("stale", busy.partner()).forEach(System::setProperty);
        System.setProperty("finicity.partners.stale.token.renew-after", "PT0.001S");
        return SeContainerInitializer.newInstance().initialize();
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
