package io.github.mpfinicity.microprofile.filter;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mpfinicity.FinicityClient;
import io.github.mpfinicity.microprofile.config.PartnerName;
import io.github.mpfinicity.microprofile.runtime.PartnerRuntime;
import io.github.mpfinicity.microprofile.runtime.SessionRegistry;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.lang.reflect.Proxy;
import java.util.concurrent.CompletionStage;
import org.eclipse.microprofile.rest.client.RestClientBuilder;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is known before a request of an asynchronous method that was inherited. */
class PartnerResolverTest extends ReplayFixture {
    private PartnerRuntime acme;

    @BeforeEach
    void two() {
        application
                .with("finicity.partners.acme.app-key", "00112233445566778899aabbccddeeff")
                .with("finicity.partners.acme.partner-id", "2222222222222")
                .with("finicity.partners.acme.partner-secret", "Secret1234567")
                .start();
        acme = registry().partner(PartnerName.of("acme"));
    }

    @Test
    void targetOfTheClientsInterface_thatDecides() {
        assertThat(of(Base.class, proxy(Child.class))).isSameAs(acme);
        assertThat(of(Base.class, proxy(Base.class))).isSameAs(registry().partner());
        assertThat(of(Base.class, proxy(Unmarked.class))).isNull();
    }

    /** Quarkus intercepts in a subclass. */
    @Test
    void superclassOfTheClientsInterface_thatDecides() {
        assertThat(of(Base.class, new Sub())).isSameAs(acme);
        assertThat(of(Generated.class, new Sub())).isSameAs(acme);
    }

    /** As Jersey's. */
    @Test
    void targetTellsNothing_partnerOfTheClientsThatHaveTheMethodIfThereIsOne() {
        assertThat(of(Lone.class, "a model")).isNull();

        build(LoneChild.class);
        assertThat(of(Lone.class, "a model")).isSameAs(acme);

        build(Lone.class);
        assertThat(of(Lone.class, "a model")).isNull();
        assertThat(of(LoneChild.class, "a model")).isSameAs(acme);
    }

    private PartnerRuntime of(Class<?> declaring, Object target) {
        return PartnerResolver.of(declaring, target, registry());
    }

    private SessionRegistry registry() {
        return application.get(SessionRegistry.class);
    }

    private void build(Class<?> api) {
        RestClientBuilder.newBuilder().baseUri(simulator.baseUri()).build(api);
    }

    private static Object proxy(Class<?> api) {
        return Proxy.newProxyInstance(
                api.getClassLoader(), new Class<?>[] {api}, (proxy, method, arguments) -> null);
    }

    /** Has the method. */
    @FinicityClient
    @Path("/aggregation/v1/customers")
    public interface Base {
        @GET
        CompletionStage<String> list();
    }

    /** Another partner's. */
    @FinicityClient(partner = "acme")
    public interface Child extends Base {}

    /** Nobody's. */
    public interface Unmarked extends Base {}

    /** Has the method, for the test that notes it. */
    @FinicityClient
    @Path("/aggregation/v1/customers")
    public interface Lone {
        @GET
        CompletionStage<String> list();
    }

    /** Another partner's. */
    @FinicityClient(partner = "acme")
    @Path("/aggregation/v1/customers")
    public interface LoneChild extends Lone {}

    private static class Generated implements Child {
        @Override
        public CompletionStage<String> list() {
            throw new UnsupportedOperationException();
        }
    }

    private static final class Sub extends Generated {}
}
