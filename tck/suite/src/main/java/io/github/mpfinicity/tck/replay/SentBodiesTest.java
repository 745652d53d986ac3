package io.github.mpfinicity.tck.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.mpfinicity.AppTokens;
import io.github.mpfinicity.tck.Requirement;
import io.github.mpfinicity.tck.archive.Application;
import io.github.mpfinicity.tck.client.NewCustomer;
import io.github.mpfinicity.tck.probe.Vendor;
import jakarta.inject.Inject;
import jakarta.ws.rs.WebApplicationException;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** The token of each first request is refused, and is old enough to be dropped. */
@ExtendWith(ArquillianExtension.class)
@Timeout(60)
class SentBodiesTest {
    private static final String REPLAY = "Javadoc of FinicityClient";

    @Inject @RestClient SentCustomers customers;
    @Inject Vendor vendor;
    @Inject AppTokens tokens;

    @Deployment
    static WebArchive application() {
        return Application.of(SentBodiesTest.class)
                .with("finicity.token.minimum-age", "PT0.001S")
                .archive()
                .addClasses(SentCustomers.class, SentCustomers.Numbered.class);
    }

    @Test
    @Requirement(
            id = "REPLAY-07",
            text = "A call refused with its token, whose body can be written again, is sent twice.",
            source = REPLAY)
    void sameBody_sentTwice() {
        int sent = sentSoFar();

        customers.add(new NewCustomer("sent-twice"));

        assertThat(vendor.calls()).hasSize(sent + 2);
    }

    @Test
    @Requirement(
            id = "REPLAY-08",
            text = "One whose body would be another one is sent once, and the refusal passed on.",
            source = REPLAY)
    void anotherBody_sentOnce() {
        int sent = sentSoFar();

        assertThatExceptionOfType(WebApplicationException.class)
                .isThrownBy(() -> customers.add(new SentCustomers.Numbered()))
                .satisfies(e -> assertThat(e.getResponse().getStatus()).isEqualTo(401));

        assertThat(vendor.calls()).hasSize(sent + 1);
    }

    /** The next one is refused. */
    private int sentSoFar() {
        tokens.current();
        vendor.refuseToken();
        return vendor.calls().size();
    }
}
