package io.github.mpfinicity.microprofile.cdi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.mpfinicity.AppToken;
import io.github.mpfinicity.FinicityUnavailableException;
import io.github.mpfinicity.InvalidConfigurationException;
import io.github.mpfinicity.SessionEvent;
import io.github.mpfinicity.simulator.FinicitySimulator;
import io.github.mpfinicity.simulator.authentication.SimulatedPartner;
import io.github.mpfinicity.simulator.recording.RecordedRequest;
import jakarta.ws.rs.WebApplicationException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.rest.client.RestClientBuilder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is changed in the configuration is used without a restart, and noticed in time. */
class LiveConfigurationTest extends LiveFixture {
    private final FinicitySimulator other = FinicitySimulator.start();

    @TempDir Path folder;

    @AfterEach
    void endOther() {
        other.close();
    }

    @Test
    void secretChanged_usedAtTheNextAuthentication() throws Exception {
        Customers customers = application.start().client(Customers.class);
        customers.list(1);
        simulator.partner().changeSecret(NEW_SECRET);
        application.with("finicity.partner-secret", NEW_SECRET);
        customers.list(1);
        assertVendorCounted(1);

        advance(Duration.ofHours(2));
        customers.list(1);

        assertVendorCounted(2);
        assertTold(SessionEvent.SecretChanged.class);
    }

    @Test
    void appKeyRotated_recheckNoticesAndNoCallFails() throws Exception {
        Customers customers = application.start().client(Customers.class);
        AppToken first = token();
        simulator.partner().rotateAppKey(NEW_KEY);
        application.with("finicity.app-key", NEW_KEY);

        tokenAfterRecheck(first);
        assertThat(customers.list(1).customers()).hasSize(1);

        assertVendorCounted(2);
        assertThat(lastCustomers().header("Finicity-App-Key")).contains(NEW_KEY);
        assertTold(SessionEvent.AppKeyChanged.class);
    }

    @Test
    void appKeyRotated_refusalNotices() {
        Customers customers = application.start().client(Customers.class);
        AppToken first = token();
        simulator.partner().rotateAppKey(NEW_KEY);
        application.with("finicity.app-key", NEW_KEY);
        advance(Duration.ofSeconds(1));

        assertThatExceptionOfType(WebApplicationException.class)
                .isThrownBy(() -> customers.list(1));
        awaitAnother(first);
        assertThat(customers.list(1).customers()).hasSize(1);
        assertVendorCounted(2);
    }

    @Test
    void appKeyRotatedAtTheVendorOnly_noAttemptUntilTheConfigurationHeals() {
        Customers customers = application.start().client(Customers.class);
        AppToken first = token();
        simulator.partner().rotateAppKey(NEW_KEY);
        for (int i = 0; i < 3; i++) {
            advance(Duration.ofSeconds(31));
            assertThatExceptionOfType(WebApplicationException.class)
                    .isThrownBy(() -> customers.list(1));
        }
        assertThat(simulator.authentications()).hasSize(1);

        application.with("finicity.app-key", NEW_KEY);
        tokenAfterRecheck(first);
        assertThat(customers.list(1).customers()).hasSize(1);
        assertVendorCounted(2);
    }

    @Test
    void partnerIdChanged_tokenOfTheOtherPartner() {
        application.start();
        AppToken first = token();
        var second = simulator.add(new SimulatedPartner("2445500000999", NEW_SECRET, NEW_KEY));
        application
                .with("finicity.app-key", NEW_KEY)
                .with("finicity.partner-id", second.id())
                .with("finicity.partner-secret", NEW_SECRET);

        tokenAfterRecheck(first);
        assertVendorCounted(2);
        assertThat(second.tally().accepted()).isEqualTo(1);
    }

    @Test
    void baseUriChanged_tokenFromThereAndForThereOnly() {
        Customers old = application.start().client(Customers.class);
        old.list(1);
        AppToken first = token();
        application.with("finicity.base-uri", other.baseUri().toString());
        old.list(1);
        AppToken second = tokenAfterRecheck(first);

        assertThat(other.authentications()).hasSize(1);
        int before = simulator.requests().size();
        assertThatExceptionOfType(InvalidConfigurationException.class)
                .isThrownBy(() -> old.list(1))
                .withMessageContaining("finicity.base-uri was changed to " + other.baseUri())
                .withMessageContaining("still sends to " + simulator.baseUri());
        assertThat(simulator.requests()).hasSize(before);

        assertThat(clientOf(other.baseUri()).list(1).customers()).hasSize(1);
        assertThat(other.requests("/aggregation/v1/customers"::equals).get(0))
                .satisfies(
                        request ->
                                assertThat(request.header("Finicity-App-Token"))
                                        .contains(second.value()));
    }

    @Test
    void baseUriChangedAMomentAgo_oldTokenNeverLeavesForTheNewHost() {
        application.start();
        AppToken first = token();
        application.with("finicity.base-uri", other.baseUri().toString());
        Customers moved = clientOf(other.baseUri());

        assertThatExceptionOfType(FinicityUnavailableException.class)
                .isThrownBy(() -> moved.list(1))
                .withMessageContaining("finicity.base-uri was changed")
                .satisfies(e -> assertThat(e.retryAfter()).isEqualTo(Duration.ofSeconds(30)));
        assertThat(other.requests()).isEmpty();

        tokenAfterRecheck(first);
        assertThat(moved.list(1).customers()).hasSize(1);
    }

    @Test
    void baseUriChanged_refusalsOfTheNewHostCount() {
        application.start();
        AppToken first = token();
        application.with("finicity.base-uri", other.baseUri().toString());
        tokenAfterRecheck(first);
        Customers moved = clientOf(other.baseUri());
        other.revokeTokens();
        advance(Duration.ofSeconds(31));

        try {
            moved.list(1);
        } catch (WebApplicationException e) {
            // RESTEasy does not intercept clients that were built; Jersey and CXF heal at once.
            assertThat(e.getResponse().getStatus()).isEqualTo(401);
        }
        assertThat(moved.list(1).customers()).hasSize(1);
        assertThat(other.authentications()).hasSize(2);
    }

    @Test
    void baseUriImpossible_saidAndNothingSent() {
        application.start();
        token();
        application.with("finicity.base-uri", "ftp://vendor.example");
        advance(Duration.ofHours(2));

        assertThatExceptionOfType(InvalidConfigurationException.class)
                .isThrownBy(this::token)
                .withMessageContaining("finicity.base-uri is \"ftp://vendor.example\"");
        assertVendorCounted(1);
    }

    @Test
    void mountedFilesSwapped_usedWithoutRestart() throws Exception {
        var partner = simulator.partner();
        version("..1", partner.appKey(), partner.secret());
        version("..2", NEW_KEY, NEW_SECRET);
        Files.createSymbolicLink(folder.resolve("..data"), Path.of("..1"));
        for (String name : new String[] {"app-key", "partner-secret"}) {
            Files.createSymbolicLink(folder.resolve(name), Path.of("..data", name));
            application
                    .without("finicity." + name)
                    .with("finicity." + name + "-file", folder.resolve(name).toString());
        }
        Customers customers = application.start().client(Customers.class);
        customers.list(1);
        AppToken first = token();

        partner.rotateAppKey(NEW_KEY);
        partner.changeSecret(NEW_SECRET);
        Path next = Files.createSymbolicLink(folder.resolve("..data_tmp"), Path.of("..2"));
        Files.move(next, folder.resolve("..data"), StandardCopyOption.ATOMIC_MOVE);
        tokenAfterRecheck(first);

        assertThat(customers.list(1).customers()).hasSize(1);
        assertVendorCounted(2);
    }

    private void version(String name, String appKey, String secret) throws Exception {
        Path to = Files.createDirectory(folder.resolve(name));
        Files.writeString(to.resolve("app-key"), appKey + "\n");
        Files.writeString(to.resolve("partner-secret"), secret + "\n");
    }

    private void awaitAnother(AppToken before) {
        // Shorter than the re-check's pause, which would notice it, too.
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        while (token().equals(before)) {
            assertThat(System.nanoTime()).as("in time").isLessThan(end);
            Thread.onSpinWait();
        }
    }

    private Customers clientOf(URI uri) {
        application.with("finicity/mp-rest/url", uri.toString());
        return RestClientBuilder.newBuilder().baseUri(uri).build(Customers.class);
    }

    private RecordedRequest lastCustomers() {
        var all = simulator.requests("/aggregation/v1/customers"::equals);
        return all.get(all.size() - 1);
    }
}
