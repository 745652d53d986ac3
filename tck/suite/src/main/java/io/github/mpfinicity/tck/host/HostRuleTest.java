package io.github.mpfinicity.tck.host;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mpfinicity.InvalidConfigurationException;
import io.github.mpfinicity.tck.Requirement;
import io.github.mpfinicity.tck.archive.Application;
import io.github.mpfinicity.tck.client.AnnotatedCustomers;
import io.github.mpfinicity.tck.client.BuiltCustomers;
import io.github.mpfinicity.tck.client.ConfiguredCustomers;
import io.github.mpfinicity.tck.client.ElsewhereConfiguredCustomers;
import io.github.mpfinicity.tck.client.ElsewhereCustomers;
import io.github.mpfinicity.tck.client.UnattachedCustomers;
import io.github.mpfinicity.tck.probe.CallEnd;
import io.github.mpfinicity.tck.probe.SeenRequest;
import io.github.mpfinicity.tck.probe.Vendor;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.net.URI;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.rest.client.RestClientBuilder;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Every client here follows redirects by its setting. An implementation may refuse such a client.
 */
@ExtendWith(ArquillianExtension.class)
@Timeout(60)
class HostRuleTest {
    private static final String ORIGIN = "Javadoc of FinicityClient: configured base URI only";
    private static final String REDIRECT = "Javadoc of FinicityClient: redirects are not followed";
    private static final String FOLLOW = "/mp-rest/followRedirects";

    @Inject Vendor vendor;
    @Inject @RestClient UnattachedCustomers unattached;
    @Inject @RestClient Instance<AnnotatedCustomers> annotated;
    @Inject @RestClient Instance<ConfiguredCustomers> configured;
    @Inject @RestClient Instance<ElsewhereCustomers> elsewhere;
    @Inject @RestClient Instance<ElsewhereConfiguredCustomers> configuredElsewhere;

    @Inject
    @ConfigProperty(name = "mpfinicity.tck.vendor")
    URI base;

    @Inject
    @ConfigProperty(name = "elsewhere/mp-rest/url")
    URI other;

    @Deployment
    static WebArchive application() {
        return Application.of(HostRuleTest.class)
                .with("unattached" + FOLLOW, "true")
                .with("annotated" + FOLLOW, "true")
                .with("configured" + FOLLOW, "true")
                .archive();
    }

    @AfterEach
    void behave() {
        vendor.behave();
    }

    @Test
    @Requirement(
            id = "HOST-01",
            text = "An annotated client of another origin is refused, and nothing is sent.",
            source = ORIGIN)
    void otherOrigin_annotatedClient_refused() {
        assertThatRefused(() -> elsewhere.get().list(1));
    }

    @Test
    @Requirement(
            id = "HOST-02",
            text = "A client attached by configuration, of another origin, is refused.",
            source = ORIGIN)
    void otherOrigin_configuredClient_refused() {
        assertThatRefused(() -> configuredElsewhere.get().list(1));
    }

    @Test
    @Requirement(
            id = "HOST-03",
            text = "A client built for another origin is refused, and nothing is sent.",
            source = ORIGIN)
    void otherOrigin_builtClient_refused() {
        assertThatRefused(() -> built(other).list(1));
    }

    @Test
    @Requirement(
            id = "HOST-04",
            text = "A redirect does not take the headers of an annotated client elsewhere.",
            source = REDIRECT)
    void redirected_annotatedClient_headersStay() {
        assertThatHeadersStay(() -> annotated.get().list(1));
        assertThatHeadersStay(() -> joined(annotated.get().listLater(1)));
    }

    @Test
    @Requirement(
            id = "HOST-05",
            text = "A redirect does not take the headers of a configured client elsewhere.",
            source = REDIRECT)
    void redirected_configuredClient_headersStay() {
        assertThatHeadersStay(() -> configured.get().list(1));
        assertThatHeadersStay(() -> joined(configured.get().listLater(1)));
    }

    @Test
    @Requirement(
            id = "HOST-06",
            text = "A redirect does not take the headers of a built client elsewhere.",
            source = REDIRECT)
    void redirected_builtClient_headersStay() {
        assertThatHeadersStay(() -> built(base).list(1));
        assertThatHeadersStay(() -> joined(built(base).listLater(1)));
    }

    private static BuiltCustomers built(URI address) {
        return RestClientBuilder.newBuilder()
                .baseUri(address)
                .followRedirects(true)
                .build(BuiltCustomers.class);
    }

    private void assertThatRefused(Callable<?> call) {
        int before = vendor.elsewhere().size();
        assertThat(refused(CallEnd.of(call))).as("refused with a typed error").isTrue();
        assertThat(vendor.elsewhere()).hasSize(before);
    }

    private void assertThatHeadersStay(Callable<?> call) {
        vendor.redirectCalls();
        assertThat(arrivingElsewhere(() -> unattached.list(1)))
                .as("the engine follows redirects without the library")
                .hasSize(1);
        int sent = vendor.calls().size();
        assertThat(arrivingElsewhere(call))
                .allSatisfy(
                        request -> {
                            assertThat(request.appKeys()).isEmpty();
                            assertThat(request.tokens()).isEmpty();
                        });
        if (vendor.calls().size() == sent) {
            assertThat(refused(CallEnd.of(call)))
                    .as("a call that was not sent is refused")
                    .isTrue();
        }
    }

    private List<SeenRequest> arrivingElsewhere(Callable<?> call) {
        int before = vendor.elsewhere().size();
        CallEnd.of(call);
        List<SeenRequest> seen = vendor.elsewhere();
        return seen.subList(before, seen.size());
    }

    /** A container may wrap an exception from the making of a client. */
    private static boolean refused(CallEnd answer) {
        Throwable each = answer.failure();
        while (each != null && !(each instanceof InvalidConfigurationException)) {
            each = each.getCause();
        }
        return each != null;
    }

    private static Object joined(CompletionStage<?> stage) throws Exception {
        return stage.toCompletableFuture().get(30, TimeUnit.SECONDS);
    }
}
