package io.github.mpfinicity.microprofile.cdi;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.mpfinicity.AppToken;
import io.github.mpfinicity.FinicityUnavailableException;
import io.github.mpfinicity.GracePeriod;
import io.github.mpfinicity.InvalidConfigurationException;
import io.github.mpfinicity.PartnerSecret;
import io.github.mpfinicity.SessionEvent;
import io.github.mpfinicity.WebhookVerifier;
import io.github.mpfinicity.simulator.fault.Faults;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ChangeSecretTest extends LiveFixture {
    private static final PartnerSecret NEXT = PartnerSecret.of(NEW_SECRET);

    @TempDir Path temporary;
    private Path file;
    private String old;

    @BeforeEach
    void secretInAFile() throws IOException {
        file = temporary.toRealPath().resolve("partner-secret");
        old = simulator.partner().secret();
        Files.writeString(file, old + "\n");
        application
                .without("finicity.partner-secret")
                .with("finicity.partner-secret-file", file.toString());
    }

    @ParameterizedTest
    @EnumSource(GracePeriod.class)
    void changed_atTheVendorAndInTheFile(GracePeriod grace) throws Exception {
        Customers customers = application.start().client(Customers.class);
        customers.list(1);
        account().changeSecret(NEXT, grace);

        assertThat(Files.readString(file)).isEqualTo(NEW_SECRET);
        if (grace == GracePeriod.NONE) {
            assertThat(beside(".previous")).doesNotExist();
        } else {
            assertThat(Files.readString(beside(".previous"))).isEqualTo(old + "\n");
        }
        assertThat(beside(".pending")).doesNotExist();
        assertThat(beside(".pending-at-once")).doesNotExist();
        assertThat(simulator.partner().secret()).isEqualTo(NEW_SECRET);
        assertThat(simulator.partner().previousSecret(simulator.clock().instant()).isPresent())
                .isEqualTo(grace == GracePeriod.THIRTY_DAYS);
        assertThat(simulator.secretChangeRequests())
                .singleElement()
                .satisfies(
                        request ->
                                assertThat(request.text())
                                        .contains("\"immediate\":" + (grace == GracePeriod.NONE)));
        assertVendorCounted(2);
        assertTold(SessionEvent.SecretChanged.class);

        advance(Duration.ofHours(2));
        assertThat(customers.list(1).customers()).hasSize(1);
        assertVendorCounted(3);
    }

    @Test
    void changed_webhooksOfBothSecretsAreGenuine() {
        application.start();
        account().changeSecret(NEXT);
        byte[] body = "{}".getBytes(UTF_8);
        WebhookVerifier verifier = application.get(WebhookVerifier.class);

        assertThat(verifier.verify(body, simulator.webhooks().sign(body))).isTrue();
        String former = simulator.webhooks().signWithPrevious(body).orElseThrow();
        assertThat(verifier.verify(body, former)).isTrue();
        advance(Duration.ofDays(30));
        // What matches nothing waits for the secrets to be read anew.
        assertThat(verifier.verify(body, "0".repeat(64))).isFalse();
        assertThat(verifier.verify(body, former)).isFalse();
        assertThat(verifier.verify(body, simulator.webhooks().sign(body))).isTrue();
    }

    @Test
    void changedAtOnce_formerSecretSignsNothingFromThenOn() {
        application.start();
        byte[] body = "{}".getBytes(UTF_8);
        WebhookVerifier verifier = application.get(WebhookVerifier.class);
        account().changeSecret(PartnerSecret.of("secret-in-between-2"));
        String leaked = simulator.webhooks().sign(body);
        assertThat(verifier.verify(body, leaked)).isTrue();

        account().changeSecret(NEXT, GracePeriod.NONE);

        assertThat(verifier.verify(body, leaked)).isFalse();
        assertThat(verifier.verify(body, simulator.webhooks().sign(body))).isTrue();
        assertThat(beside(".previous")).doesNotExist();
        advance(Duration.ofDays(25));
        assertThat(verifier.verify(body, leaked)).isFalse();
    }

    /** What OPERATIONS.md says of it: the old one counts until the new one is in its place. */
    @Test
    void changedAtOnceAndNotPutInPlace_formerSecretSignsUntilItIs() throws Exception {
        application.start();
        byte[] body = "{}".getBytes(UTF_8);
        String leaked = simulator.webhooks().sign(body);
        Path inTheWay = Files.createDirectories(beside(".previous.tmp").resolve("x"));

        account().changeSecret(NEXT, GracePeriod.NONE);

        WebhookVerifier verifier = application.get(WebhookVerifier.class);
        assertThat(Files.readString(file)).isEqualTo(old + "\n");
        assertThat(verifier.verify(body, simulator.webhooks().sign(body))).isTrue();
        assertThat(verifier.verify(body, leaked)).isTrue();
        application.close();

        Files.delete(inTheWay);
        try (Application next = Application.of(simulator)) {
            next.without("finicity.partner-secret")
                    .with("finicity.partner-secret-file", file.toString())
                    .start()
                    .client(Customers.class)
                    .list(1);
            assertThat(Files.readString(file)).isEqualTo(NEW_SECRET);
            assertThat(next.get(WebhookVerifier.class).verify(body, leaked)).isFalse();
        }
        assertVendorCounted(2);
    }

    @Test
    void notKnownWhetherChanged_webhooksOfBothSecretsAreGenuine() {
        application.start();
        byte[] body = "{}".getBytes(UTF_8);
        String present = simulator.webhooks().sign(body);
        simulator.onSecretChange().next(Faults.loseReply());
        assertThatExceptionOfType(FinicityUnavailableException.class)
                .isThrownBy(() -> account().changeSecret(NEXT, GracePeriod.NONE));
        WebhookVerifier verifier = application.get(WebhookVerifier.class);

        assertThat(verifier.verify(body, simulator.webhooks().sign(body))).isTrue();
        assertThat(verifier.verify(body, present)).isTrue();
    }

    @Test
    void againstThePolicy_nothingSent() {
        application.start();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> account().changeSecret(PartnerSecret.of("short1")))
                .withMessageContaining("12 to 255 characters, and has 6")
                .withMessageNotContaining("short1");
        assertThat(simulator.requests()).isEmpty();
        assertThat(beside(".pending")).doesNotExist();
    }

    @Test
    void againstTheVendorsOwnPolicy_oldOneStays() throws Exception {
        application.start();
        token();
        simulator.onSecretChange().next(Faults.status(400, "application/json", "{\"code\":24437}"));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> account().changeSecret(NEXT))
                .withMessageContaining("code 24437")
                .withMessageNotContaining(NEW_SECRET);

        assertThat(Files.readString(file)).isEqualTo(old + "\n");
        assertThat(beside(".pending")).doesNotExist();
        advance(Duration.ofHours(2));
        assertThat(token()).isNotNull();
        assertThat(simulator.secretChangeRequests()).hasSize(1);
    }

    @Test
    void settingCannotBeWritten_nothingSent() {
        application
                .without("finicity.partner-secret-file")
                .with("finicity.partner-secret", old)
                .start();
        assertReadOnly();
    }

    @Test
    void fileIsALink_nothingSent() throws Exception {
        Path link = Files.createSymbolicLink(file.resolveSibling("link"), file);
        application.with("finicity.partner-secret-file", link.toString()).start();
        assertReadOnly();
    }

    @Test
    void replyLost_bothKeptAndTheNextAuthenticationFindsOut() throws Exception {
        application.start();
        AppToken before = token();
        simulator.onSecretChange().next(Faults.loseReply());

        assertThatExceptionOfType(FinicityUnavailableException.class)
                .isThrownBy(() -> account().changeSecret(NEXT, GracePeriod.NONE))
                .withMessageContaining("It is not known whether the partner secret was changed")
                .withMessageNotContaining(NEW_SECRET)
                .satisfies(e -> assertThat(e.retryAfter()).isPositive());
        assertThat(Files.readString(file)).isEqualTo(old + "\n");
        assertThat(Files.readString(beside(".pending"))).isEqualTo(NEW_SECRET);
        assertThat(token()).isEqualTo(before);

        advance(Duration.ofHours(2));
        assertThat(token()).isNotEqualTo(before);
        assertThat(Files.readString(file)).isEqualTo(NEW_SECRET);
        assertThat(beside(".pending")).doesNotExist();
        assertVendorCounted(2);
        assertThat(simulator.secretChangeRequests()).hasSize(1);
        assertTold(SessionEvent.SecretChanged.class);
    }

    @Test
    void requestLost_bothKeptAndTheOldOneIsFoundToBeRight() throws Exception {
        application.start();
        token();
        simulator.onSecretChange().next(Faults.dropConnection());
        assertThatExceptionOfType(FinicityUnavailableException.class)
                .isThrownBy(() -> account().changeSecret(NEXT));

        advance(Duration.ofHours(2));
        assertThat(token()).isNotNull();
        assertThat(Files.readString(file)).isEqualTo(old + "\n");
        assertThat(beside(".pending")).doesNotExist();
        assertThat(simulator.tally().rejected()).isEqualTo(1);
        assertThat(simulator.partner().failures()).isZero();
    }

    @Test
    void endedWhileNotKnown_nextStartFindsOut() throws Exception {
        application.start();
        token();
        simulator.onSecretChange().next(Faults.loseReply());
        assertThatExceptionOfType(FinicityUnavailableException.class)
                .isThrownBy(() -> account().changeSecret(NEXT, GracePeriod.NONE));
        application.close();

        try (Application next = Application.of(simulator)) {
            next.without("finicity.partner-secret")
                    .with("finicity.partner-secret-file", file.toString())
                    .start()
                    .client(Customers.class)
                    .list(1);
        }
        assertThat(Files.readString(file)).isEqualTo(NEW_SECRET);
        assertVendorCounted(2);
    }

    private void assertReadOnly() {
        assertThatExceptionOfType(InvalidConfigurationException.class)
                .isThrownBy(() -> account().changeSecret(NEXT))
                .withMessageContaining("finicity.partner-secret-file")
                .withMessageContaining("Nothing was sent.");
        assertThat(simulator.secretChangeRequests()).isEmpty();
        assertThat(simulator.partner().secret()).isEqualTo(old);
    }

    private Path beside(String ending) {
        return file.resolveSibling(file.getFileName() + ending);
    }
}
