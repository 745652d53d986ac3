package io.github.mpfinicity.microprofile.filter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.mpfinicity.FinicityApiException;
import io.github.mpfinicity.FinicityClient;
import io.github.mpfinicity.microprofile.error.FinicityErrors;
import io.github.mpfinicity.simulator.fault.Faults;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.rest.client.RestClientBuilder;
import org.eclipse.microprofile.rest.client.annotation.RegisterProvider;
import org.eclipse.microprofile.rest.client.ext.ResponseExceptionMapper;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** However our mapper came to a client, it explains errors, and the application's come before. */
class ErrorMappersTest extends ReplayFixture {
    private static final String NAMED =
            FinicityFilter.class.getName() + "," + FinicityErrors.class.getName();

    @BeforeEach
    void reject() {
        simulator.onBusiness().always(Faults.error(14001));
    }

    @Test
    void byRegisterProvider_explains() {
        assertExplained(client(Registered.class));
    }

    @Test
    void byConfiguration_explains() {
        application.with("finicity/mp-rest/providers", NAMED);

        assertExplained(client(Plain.class));
    }

    @Test
    void byBuilder_explains() {
        application.start();

        assertExplained(
                builder()
                        .register(FinicityFilter.class)
                        .register(FinicityErrors.class)
                        .build(Plain.class));
    }

    @Test
    void withoutOurFilter_saysNothing() {
        application.with("finicity/mp-rest/providers", FinicityErrors.class.getName());
        Plain plain = client(Plain.class);

        assertThat(catchThrowable(plain::list)).isNotInstanceOf(FinicityApiException.class);
    }

    @Test
    void applicationsMapperOfAnAnnotatedClient_wins() {
        assertThat(catchThrowable(client(Owned.class)::list)).isInstanceOf(First.class);
    }

    @Test
    void applicationsMapperBeforeOurs_wins() {
        assertThat(catchThrowable(client(Before.class)::list)).isInstanceOf(First.class);
    }

    @Test
    void applicationsMapperBehindMostOthers_wins() {
        assertThat(catchThrowable(client(Behind.class)::list)).isInstanceOf(Late.class);
    }

    @Test
    void applicationsMapperInTheConfiguration_wins() {
        application
                .with("finicity/mp-rest/providers", NAMED + "," + LateMapper.class.getName())
                .with(
                        "finicity/mp-rest/providers/" + LateMapper.class.getName() + "/priority",
                        String.valueOf(LATE));

        assertThat(catchThrowable(client(Plain.class)::list)).isInstanceOf(Late.class);
    }

    @Test
    void applicationsMapperOfTheBuilder_wins() {
        application.start();
        Plain plain =
                builder()
                        .register(FinicityFilter.class)
                        .register(FinicityErrors.class)
                        .register(LateMapper.class, LATE)
                        .build(Plain.class);

        assertThat(catchThrowable(plain::list)).isInstanceOf(Late.class);
    }

    @Test
    void applicationsMapperForOtherErrors_oursExplains() {
        assertExplained(client(ForOthers.class));
    }

    private RestClientBuilder builder() {
        return RestClientBuilder.newBuilder().baseUri(simulator.baseUri());
    }

    private static void assertExplained(Plain client) {
        assertThat(catchThrowable(client::list))
                .isInstanceOf(FinicityApiException.class)
                .hasMessageContaining("GET /aggregation/v1/customers (status 404, code 14001)");
    }

    /** Behind the mappers that say nothing of a priority. */
    private static final int LATE = Integer.MAX_VALUE - 2;

    /** Cannot be edited. */
    @RegisterRestClient(configKey = "finicity")
    @Path("/aggregation/v1/customers")
    public interface Plain {
        @GET
        String list();
    }

    /** Names filter and mapper. */
    @RegisterRestClient(configKey = "finicity")
    @RegisterProvider(FinicityFilter.class)
    @RegisterProvider(FinicityErrors.class)
    @Path("/aggregation/v1/customers")
    public interface Registered extends Plain {}

    /** Has our mapper by default, and one of its own. */
    @FinicityClient
    @RegisterRestClient(configKey = "finicity")
    @RegisterProvider(FirstMapper.class)
    @Path("/aggregation/v1/customers")
    public interface Owned extends Plain {}

    /** Names a mapper of its own for the first place. */
    @RegisterRestClient(configKey = "finicity")
    @RegisterProvider(FinicityFilter.class)
    @RegisterProvider(FinicityErrors.class)
    @RegisterProvider(value = FirstMapper.class, priority = 1)
    @Path("/aggregation/v1/customers")
    public interface Before extends Plain {}

    /** Names a mapper of its own for nearly the last place. */
    @RegisterRestClient(configKey = "finicity")
    @RegisterProvider(FinicityFilter.class)
    @RegisterProvider(FinicityErrors.class)
    @RegisterProvider(value = LateMapper.class, priority = LATE)
    @Path("/aggregation/v1/customers")
    public interface Behind extends Plain {}

    /** Its own mapper is for other errors. */
    @FinicityClient
    @RegisterRestClient(configKey = "finicity")
    @RegisterProvider(OthersMapper.class)
    @Path("/aggregation/v1/customers")
    public interface ForOthers extends Plain {}

    /** The application's. */
    static final class First extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    /** The application's, too. */
    static final class Late extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    /** Says nothing of its place. */
    public static class FirstMapper implements ResponseExceptionMapper<First> {
        @Override
        public First toThrowable(Response response) {
            return new First();
        }
    }

    /** Wants to be asked late. */
    public static class LateMapper implements ResponseExceptionMapper<Late> {
        @Override
        public Late toThrowable(Response response) {
            return new Late();
        }

        @Override
        public int getPriority() {
            return LATE;
        }
    }

    /** Is not for the error of this test. */
    public static class OthersMapper implements ResponseExceptionMapper<First> {
        @Override
        public boolean handles(int status, MultivaluedMap<String, Object> headers) {
            return status == 418;
        }

        @Override
        public First toThrowable(Response response) {
            return new First();
        }
    }
}
