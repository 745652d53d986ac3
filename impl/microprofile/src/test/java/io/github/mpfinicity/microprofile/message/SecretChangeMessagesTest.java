package io.github.mpfinicity.microprofile.message;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.mpfinicity.AppKeyRejectedException;
import io.github.mpfinicity.CredentialsRejectedException;
import io.github.mpfinicity.FinicityUnavailableException;
import io.github.mpfinicity.InvalidConfigurationException;
import io.github.mpfinicity.LockoutGuardException;
import io.github.mpfinicity.core.credentials.CredentialPart;
import io.github.mpfinicity.core.record.Attempts;
import io.github.mpfinicity.core.result.ChangeResult;
import io.github.mpfinicity.core.result.Refusal;
import io.github.mpfinicity.core.result.UnavailableReason;
import io.github.mpfinicity.microprofile.config.PartnerConfig;
import io.github.mpfinicity.microprofile.config.TestConfig;
import java.time.Duration;
import java.util.List;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;

class SecretChangeMessagesTest {
    private static final PartnerConfig CONFIG = TestConfig.ofDefault();
    private static final Attempts ATTEMPTS = new Attempts(1, 3);

    @Test
    void done_nothingThrown() {
        assertThatCode(() -> requireDone(new ChangeResult.Done())).doesNotThrowAnyException();
    }

    @Test
    void againstPolicy_everyRuleSaid() {
        var result = new ChangeResult.AgainstPolicy(List.of("rule one", "rule two"));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> requireDone(result))
                .withMessageContaining("rule one; rule two")
                .withMessageContaining("Nothing was sent. The present secret stays in force.");
    }

    @Test
    void refusedByTheVendor_saidWithStatusAndCode() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> requireDone(new ChangeResult.Refused(400, "24437")))
                .withMessageContaining("(status 400, code 24437)")
                .withMessageContaining("The present secret stays in force.")
                .withMessageContaining("PartnerSecret.generate()");
    }

    @Test
    void noPlaceForIt_settingNamed() {
        for (ChangeResult result :
                List.of(new ChangeResult.ReadOnly(), new ChangeResult.NotKept("x.DiskFull"))) {
            assertThatExceptionOfType(InvalidConfigurationException.class)
                    .isThrownBy(() -> requireDone(result))
                    .withMessageContaining("finicity.partner-secret-file")
                    .withMessageContaining("Nothing was sent.");
        }
        assertThatExceptionOfType(InvalidConfigurationException.class)
                .isThrownBy(() -> requireDone(new ChangeResult.NotKept("x.DiskFull")))
                .withMessageContaining("x.DiskFull");
    }

    @Test
    void attemptsLacking_guardSaysHowMany() {
        assertThatExceptionOfType(LockoutGuardException.class)
                .isThrownBy(() -> requireDone(new ChangeResult.Unaffordable(ATTEMPTS)))
                .withMessageContaining("finicity.lockout.budget")
                .withMessageContaining("1 of our budget of 3")
                .withMessageContaining("Nothing was sent.");
        assertThatExceptionOfType(LockoutGuardException.class)
                .isThrownBy(() -> requireDone(new ChangeResult.NotKnown()))
                .withMessageContaining("An earlier change");
    }

    @Test
    void inDoubt_saysWhatIsKeptAndWhatHappensNext() {
        var why =
                new Refusal.Unavailable(
                        UnavailableReason.UNKNOWN_OUTCOME, "EOF", Duration.ofSeconds(61), ATTEMPTS);
        assertThatExceptionOfType(FinicityUnavailableException.class)
                .isThrownBy(() -> requireDone(new ChangeResult.InDoubt(why)))
                .satisfies(
                        e ->
                                Assertions.assertThat(e.retryAfter())
                                        .isEqualTo(Duration.ofSeconds(61)))
                .withMessageContaining("not known whether the partner secret was changed")
                .withMessageContaining("Both secrets are kept")
                .withMessageContaining("tries the new one and then")
                .withMessageContaining("Do not change the secret or its file by hand")
                .withMessageContaining("EOF");
        assertThatExceptionOfType(FinicityUnavailableException.class)
                .isThrownBy(() -> requireDone(new ChangeResult.InDoubt(new Refusal.Closed())))
                .satisfies(e -> Assertions.assertThat(e.retryAfter()).isZero());
    }

    @Test
    void failed_asAnAuthenticationWould() {
        var superseded = new Refusal.Superseded(CredentialPart.PARTNER_SECRET, ATTEMPTS);
        assertThatExceptionOfType(CredentialsRejectedException.class)
                .isThrownBy(() -> requireDone(new ChangeResult.Failed(superseded)));
    }

    @Test
    void superseded_saysWhoDidItAndWhatToDo() {
        for (CredentialPart part : List.of(CredentialPart.PARTNER_SECRET, CredentialPart.APP_KEY)) {
            boolean key = part == CredentialPart.APP_KEY;
            assertThatExceptionOfType(
                            key
                                    ? AppKeyRejectedException.class
                                    : CredentialsRejectedException.class)
                    .isThrownBy(
                            () -> {
                                throw RefusalMessages.exception(
                                        new Refusal.Superseded(part, ATTEMPTS), CONFIG);
                            })
                    .withMessageContaining("shares the store")
                    .withMessageContaining(
                            (key ? "Set finicity.app-key" : "Set finicity.partner-secret")
                                    + " to the newer one")
                    .withMessageContaining("confirmUnlocked()")
                    .withMessageContaining("1 of our budget of 3");
        }
    }

    private static void requireDone(ChangeResult result) {
        SecretChangeMessages.requireDone(result, CONFIG, new Causes(words -> null));
    }
}
