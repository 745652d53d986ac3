package io.github.mpfinicity.microprofile.cdi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.github.mpfinicity.AppTokens;
import io.github.mpfinicity.FinicityClient;
import io.github.mpfinicity.FinicityWebhook;
import io.github.mpfinicity.InvalidConfigurationException;
import io.github.mpfinicity.Partner;
import io.github.mpfinicity.PartnerCredentials;
import io.github.mpfinicity.PartnerCredentialsSource;
import io.github.mpfinicity.microprofile.cdi.Several.Acme;
import io.github.mpfinicity.microprofile.cdi.Several.NobodysCustomers;
import io.github.mpfinicity.microprofile.filter.FinicityFilter;
import io.github.mpfinicity.microprofile.filter.RefusalFilter;
import io.github.mpfinicity.microprofile.runtime.SessionRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.util.List;
import java.util.stream.Stream;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.jboss.weld.environment.se.Weld;
import org.jboss.weld.environment.se.WeldContainer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What can be known at start is said at start. */
class StartTest extends LiveFixture {
    private static final String LATER = "finicity.startup must be unchecked";

    @Test
    void credentialsMissing_saidOfAllThatAreUsed() {
        withoutCredentials()
                .with("finicity.partners.acme.app-key", "0123456789abcdef")
                .with("finicity.partners.acme.base-uri", "ftp://acme.example");

        assertThat(problems(Caller.class, Acme.class))
                .satisfiesExactly(
                        problem -> assertThat(problem).contains("acme.base-uri is \"ftp:"),
                        problem -> assertThat(problem).contains("acme.partner-id is not set"),
                        problem -> assertThat(problem).contains("acme.partner-secret is not set"),
                        problem -> assertThat(problem).contains("partner \"default\"; there is"),
                        problem -> assertThat(problem).contains(LATER));
        assertThat(simulator.requests()).isEmpty();
    }

    @Test
    void noneAtAll_saidWhereAClientIsInjected() {
        withoutCredentials();

        assertThat(problems(Caller.class))
                .satisfiesExactly(
                        problem -> assertThat(problem).startsWith("finicity.app-key is not set"),
                        problem -> assertThat(problem).startsWith("finicity.partner-id is not set"),
                        problem -> assertThat(problem).startsWith("finicity.partner-secret is not"),
                        problem -> assertThat(problem).contains(LATER));
    }

    @Test
    void noneAtAll_nothingUsed_starts() {
        withoutCredentials().start();

        assertThatExceptionOfType(InvalidConfigurationException.class)
                .isThrownBy(this::token)
                .withMessageContaining("finicity.app-key is not set");
    }

    @Test
    void fileMissing_said(@TempDir java.nio.file.Path folder) {
        application
                .without("finicity.partner-secret")
                .with("finicity.partner-secret-file", folder.resolve("secret").toString());

        assertThat(problems())
                .first()
                .asString()
                .contains("finicity.partner-secret-file", "does not exist");
    }

    @Test
    void unchecked_fileMayComeLater(@TempDir java.nio.file.Path folder) throws Exception {
        java.nio.file.Path file = folder.resolve("secret");
        application
                .without("finicity.partner-secret")
                .with("finicity.partner-secret-file", file.toString())
                .with("finicity.startup", "unchecked")
                .start(Caller.class);
        Files.writeString(file, simulator.partner().secret());

        assertThat(token()).isNotNull();
    }

    @Test
    void partnersThatNobodyKnows_saidWhoeverNamesThem() {
        assertThat(problems(Caller.class, Clients.class, Tokens.class, Events.class))
                .satisfiesExactly(
                        problem -> assertThat(problem).contains("partner \"elsewhere\""),
                        problem -> assertThat(problem).contains("partner \"events\""),
                        problem ->
                                assertThat(problem)
                                        .contains("partner \"nobody\"; there is default")
                                        .contains("set finicity.partners.nobody.app-key"),
                        problem -> assertThat(problem).contains(LATER));
    }

    @ParameterizedTest
    @MethodSource
    void impossibleNameOfAPartner_saidWithItsPlace(Class<?> bean, String place) {
        assertThat(problems(bean))
                .containsExactly(
                        place
                                + " names \"acme.eu\": the name of a partner must be made of"
                                + " letters, digits, - and _, for example acme-eu");
    }

    static Stream<Arguments> impossibleNameOfAPartner_saidWithItsPlace() {
        String name = StartTest.class.getName();
        return Stream.of(
                arguments(WrongTokens.class, "@Partner of " + name + "$WrongTokens.tokens"),
                arguments(WrongClients.class, "@FinicityClient of " + name + "$WrongClient"),
                arguments(WrongEvents.class, "@FinicityWebhook of " + name + "$WrongEvents.event"),
                arguments(WrongSource.class, "@Partner of " + name + "$WrongSource"));
    }

    @Test
    void bean_notAskedAtStart() {
        withoutCredentials()
                .start(Caller.class, CredentialsSourceBeansTest.InMemorySecretStore.class);

        var secretStore =
                (CredentialsSourceBeansTest.InMemorySecretStore)
                        application.get(PartnerCredentialsSource.class);
        assertThat(secretStore.state().askedBy).isEmpty();
    }

    @Test
    void threadWithoutClassLoader_starts() throws Exception {
        List<String> command =
                List.of(
                        java.nio.file.Path.of(System.getProperty("java.home"), "bin", "java")
                                .toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Loaderless.class.getName());
        Process jvm =
                new ProcessBuilder(command)
                        .redirectErrorStream(true)
                        .redirectOutput(Redirect.INHERIT)
                        .start();

        assertThat(jvm.waitFor()).isZero();
    }

    /** Runs in a JVM of its own, because the application's class loader is that of all tests. */
    static final class Loaderless {
        private Loaderless() {}

        public static void main(String[] arguments) {
            Thread.currentThread().setContextClassLoader(null);
            Weld weld = new Weld().disableDiscovery();
            weld.addBeanClasses(FinicityBeans.class, FinicityFilter.class, RefusalFilter.class);
            try (WeldContainer container = weld.initialize()) {
                SessionRegistry registry = container.select(SessionRegistry.class).get();
                ClassLoader own = FinicityBeans.class.getClassLoader();
                System.exit(SessionRegistry.of(own) == registry ? 0 : 1);
            }
        }
    }

    private Application withoutCredentials() {
        return application
                .without("finicity.app-key")
                .without("finicity.partner-id")
                .without("finicity.partner-secret");
    }

    private List<String> problems(Class<?>... beans) {
        Throwable root = catchThrowable(() -> application.start(beans));
        assertThat(root).as("the end of the deployment").isNotNull();
        while (root.getCause() != null) {
            root = root.getCause();
        }
        assertThat(root).isInstanceOf(InvalidConfigurationException.class);
        return ((InvalidConfigurationException) root).problems();
    }

    /** Of the default partner. */
    @ApplicationScoped
    static class Caller {
        @Inject @RestClient Customers customers;
    }

    /** Looked up later. */
    @ApplicationScoped
    static class Clients {
        @Inject @RestClient Instance<NobodysCustomers> customers;
    }

    /** Without a client. */
    @ApplicationScoped
    static class Tokens {
        @Inject
        @Partner("elsewhere")
        AppTokens tokens;
    }

    /** Without anything that is injected. */
    @ApplicationScoped
    @Path("events")
    static class Events {
        @POST
        @FinicityWebhook(partner = "events")
        public void event() {}
    }

    /** Its name is that of a host. */
    @ApplicationScoped
    static class WrongTokens {
        @Inject
        @Partner("acme.eu")
        AppTokens tokens;
    }

    /** The same of a client. */
    @FinicityClient(partner = "acme.eu")
    @Path("/")
    interface WrongClient {
        @POST
        void call();
    }

    /** Looks it up. */
    @ApplicationScoped
    static class WrongClients {
        @Inject @RestClient Instance<WrongClient> clients;
    }

    /** The same of a resource. */
    @ApplicationScoped
    @Path("wrong")
    static class WrongEvents {
        @POST
        @FinicityWebhook(partner = "acme.eu")
        public void event() {}
    }

    /** The same of a source. */
    @ApplicationScoped
    @Partner("acme.eu")
    static class WrongSource implements PartnerCredentialsSource {
        @Override
        public PartnerCredentials credentials() {
            throw new UnsupportedOperationException();
        }
    }
}
