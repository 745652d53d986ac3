package io.github.mpfinicity.microprofile.cdi;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mpfinicity.microprofile.config.Certificates;
import io.github.mpfinicity.simulator.FinicitySimulator;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A new client needs nothing but the address; what fetches tokens was read before. */
@Timeout(60)
class NewClientTest {
    private final FinicitySimulator simulator = FinicitySimulator.start();
    private final Application application = Application.of(simulator);
    @TempDir Path folder;

    @AfterEach
    void end() {
        application.close();
        simulator.close();
    }

    @Test
    void trustStoreTruncated_newClientWorksWhileTheTokenLives() throws Exception {
        Path trust = Certificates.trustStore(Certificates.keyStore(folder, "dns:localhost"));
        application
                .with("finicity-auth/mp-rest/trustStore", trust.toUri().toString())
                .with("finicity-auth/mp-rest/trustStorePassword", Certificates.PASSWORD)
                .start();
        Customers first = application.client(Customers.class);
        first.list(1);

        Files.write(trust, new byte[0]);
        Customers next = application.client(Customers.class);
        next.list(1);

        assertThat(next).isNotSameAs(first);
        assertThat(simulator.authentications()).hasSize(1);
    }
}
