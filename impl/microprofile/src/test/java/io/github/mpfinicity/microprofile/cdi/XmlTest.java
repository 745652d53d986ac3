package io.github.mpfinicity.microprofile.cdi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.mpfinicity.CredentialsRejectedException;
import io.github.mpfinicity.GracePeriod;
import io.github.mpfinicity.InvalidConfigurationException;
import io.github.mpfinicity.PartnerCredentials;
import io.github.mpfinicity.PartnerCredentialsSource;
import io.github.mpfinicity.PartnerSecret;
import io.github.mpfinicity.SessionEvent;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A whole application whose credentials travel in the legacy form, and nothing else does. */
class XmlTest extends LiveFixture {
    private static final PartnerSecret NEXT = PartnerSecret.of("R&D-secret-2");

    @TempDir Path temporary;

    @BeforeEach
    void legacy() {
        simulator.dialect().xmlDeclarationRefused(true);
        application.with("finicity.format", "xml");
    }

    @Test
    void application_onlyTheExchangeIsXml() {
        Customers customers = application.start().client(Customers.class);
        assertThat(customers.list(3).customers()).hasSize(3);
        simulator.expireTokens();
        advance(Duration.ofMinutes(1));
        assertThat(customers.list(2).customers()).hasSize(2);

        assertThat(simulator.authentications())
                .hasSize(2)
                .allSatisfy(
                        request -> {
                            assertThat(request.header("Content-Type")).contains("application/xml");
                            assertThat(request.header("Accept")).contains("application/xml");
                            assertThat(request.text()).startsWith("<credentials>");
                        });
        assertThat(simulator.requests("/aggregation/v1/customers"::equals))
                .hasSize(3)
                .allSatisfy(
                        request ->
                                assertThat(request.header("Accept").orElse(""))
                                        .contains("application/json"));
        assertVendorCounted(2);
    }

    @Test
    void wrongSecret_oneAttempt() throws Exception {
        try (var world = new LockoutFixture()) {
            world.with("format", "xml").secret(LockoutFixture.WRONG).start();
            world.refused(CredentialsRejectedException.class);
            world.refusedForADay(CredentialsRejectedException.class);

            world.assertVendorSaw(1, 1);
            assertThat(world.simulator.authentications().get(0).text()).startsWith("<credentials>");
        }
    }

    @Test
    void changeAtOnce_atTheVendorAndInTheFile() throws Exception {
        Path file = secretInAFile();
        application.start();
        token();
        account().changeSecret(NEXT, GracePeriod.NONE);

        assertThat(Files.readString(file)).isEqualTo(NEXT.value());
        assertThat(simulator.partner().secret()).isEqualTo(NEXT.value());
        assertThat(simulator.secretChangeRequests())
                .singleElement()
                .satisfies(request -> assertThat(request.text()).doesNotContain("immediate"));
        assertTold(SessionEvent.SecretChanged.class);
        advance(Duration.ofHours(2));
        assertThat(token()).isNotNull();
        assertVendorCounted(3);
    }

    @Test
    void changeWithGracePeriod_refusedAndNothingSent() throws Exception {
        Path file = secretInAFile();
        String old = simulator.partner().secret();
        application.start();
        assertThatExceptionOfType(InvalidConfigurationException.class)
                .isThrownBy(() -> account().changeSecret(NEXT))
                .withMessageContaining("finicity.format is \"xml\"")
                .withMessageContaining("GracePeriod.NONE")
                .withMessageContaining("Nothing was sent. The present secret stays in force.")
                .withMessageNotContaining(NEXT.value());

        assertThat(simulator.requests()).isEmpty();
        assertThat(simulator.partner().secret()).isEqualTo(old);
        assertThat(Files.readString(file)).isEqualTo(old);
        assertThat(file.resolveSibling("partner-secret.pending")).doesNotExist();
    }

    @Test
    void secretThatXmlCannotCarry_saidAndNothingSent() {
        application
                .without("finicity.app-key")
                .without("finicity.partner-id")
                .without("finicity.partner-secret")
                .start(Odd.class);
        assertThatExceptionOfType(InvalidConfigurationException.class)
                .isThrownBy(this::token)
                .withMessageContaining(
                        "the partner secret of the credentials source "
                                + Odd.class.getName()
                                + " contains a character")
                .withMessageContaining("set finicity.format=json")
                .withMessageNotContaining("secret1");

        assertThat(simulator.requests()).isEmpty();
        assertThat(account().status().attemptsUsed()).isZero();
    }

    private Path secretInAFile() throws IOException {
        Path file = temporary.toRealPath().resolve("partner-secret");
        Files.writeString(file, simulator.partner().secret());
        application
                .without("finicity.partner-secret")
                .with("finicity.partner-secret-file", file.toString());
        return file;
    }

    /** A source whose secret holds a character that is none in XML. */
    @ApplicationScoped
    static class Odd implements PartnerCredentialsSource {
        @Override
        public PartnerCredentials credentials() {
            return new PartnerCredentials("key", "2445", PartnerSecret.of("Odd\ufffesecret1"));
        }
    }
}
