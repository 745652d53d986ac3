package io.github.mpfinicity.microprofile.filter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.mpfinicity.AccountLockedException;
import io.github.mpfinicity.AccountStatus;
import io.github.mpfinicity.AppKeyRejectedException;
import io.github.mpfinicity.AppToken;
import io.github.mpfinicity.InvalidConfigurationException;
import io.github.mpfinicity.PartnerAccount;
import io.github.mpfinicity.simulator.FinicitySimulator;
import io.github.mpfinicity.simulator.fault.Fault;
import io.github.mpfinicity.simulator.fault.Faults;
import io.github.mpfinicity.simulator.wire.ErrorShape;
import jakarta.ws.rs.WebApplicationException;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the answers to business calls mean for the token, the app key and the account. */
class RefusalTest extends ReplayFixture {
    @ParameterizedTest
    @EnumSource(
            value = ErrorShape.class,
            names = {"HTML"},
            mode = EnumSource.Mode.EXCLUDE)
    void everyShape_understood(ErrorShape shape) {
        Directory directory = clientWithOldToken(Directory.class);
        simulator.dialect().errors(shape);
        simulator.expireTokens();

        directory.list(1);

        assertThat(hits()).hasSize(2);
    }

    static Stream<Fault> noRefusalOfAToken() {
        return Stream.of(
                refusal(401, "{\"code\":10100,\"message\":\"no\"}"),
                refusal(401, "{\"code\":10024,\"message\":\"no\"}"),
                refusal(403, "{\"code\":10022}"),
                refusal(500, "{\"code\":10023}"));
    }

    @ParameterizedTest
    @MethodSource("noRefusalOfAToken")
    void otherRefusal_sentOnceAndTokenStays(Fault fault) {
        simulator.onBusiness().next(fault);
        Directory directory = clientWithOldToken(Directory.class);
        AppToken token = tokens().current();

        assertThatExceptionOfType(WebApplicationException.class)
                .isThrownBy(() -> directory.list(1));

        assertThat(hits()).hasSize(1);
        assertThat(tokens().current()).isEqualTo(token);
    }

    @Test
    void successThatSpeaksOfARefusal_isASuccess() {
        simulator.onBusiness().always(refusal(200, "{\"code\":24302,\"found\":7}"));
        Directory directory = clientWithOldToken(Directory.class);

        assertThat(directory.list(1).found()).isEqualTo(7);
        assertThat(application.get(PartnerAccount.class).status().lastRefusal()).isEmpty();
        assertThat(hits()).hasSize(1);
        assertThat(authentications()).isEqualTo(1);
    }

    @Test
    void ownMapper_seesTheRefusalThenTheSuccess() {
        Strict strict = clientWithOldToken(Strict.class);
        Strict.Mapper.SEEN.clear();
        simulator.expireTokens();

        assertThat(strict.list()).contains("customer-01");
        assertThat(Strict.Mapper.SEEN).startsWith(401).endsWith(200);
        assertThat(hits()).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 4095, 4096, 65_500, 65_536, 300_000})
    void body_readToItsEndByTheMapper(int padding) {
        String body = "{\"code\":10022,\"x\":\"" + "x".repeat(padding) + "\"}";
        simulator.onBusiness().always(refusal(401, body));
        Strict strict = clientWithOldToken(Strict.class);

        assertThatExceptionOfType(Strict.Refused.class).isThrownBy(strict::list).withMessage(body);
        assertThat(hits()).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(ints = {401, 500})
    void locked_liveTokenServesAndNothingIsSentForAnother(int status) {
        Directory directory = clientWithOldToken(Directory.class);
        simulator.onBusiness().next(Faults.locked(status));
        assertThatExceptionOfType(WebApplicationException.class)
                .isThrownBy(() -> directory.list(1));

        assertThat(directory.list(1).found()).isEqualTo(25);
        AccountStatus now = application.get(PartnerAccount.class).status();
        assertThat(now.lastRefusal().orElseThrow().sentence()).contains("24302");

        simulator.expireTokens();
        assertThatExceptionOfType(AccountLockedException.class).isThrownBy(() -> directory.list(1));
        assertThat(hits()).hasSize(3);
        assertThat(authentications()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void appKeyRotated_refusalReadsTheNewOne(boolean asText) {
        Directory directory = client(Directory.class);
        AppToken first = tokens().current();
        simulator.dialect().appKeyRefusedAsText(asText);
        simulator.partner().rotateAppKey("anewapp0keyanewapp0keyanewapp0ke");
        assertThatExceptionOfType(WebApplicationException.class)
                .isThrownBy(() -> directory.list(1));
        assertThat(hits()).hasSize(1);

        application.with("finicity.app-key", "anewapp0keyanewapp0keyanewapp0ke");
        advance(Duration.ofSeconds(1));
        // Refused as well, unless the first look was late enough to see the new key.
        var unused = catchThrowable(() -> directory.list(1));
        awaitAnother(first);
        directory.list(1);
        assertThat(authentications()).isEqualTo(2);
        assertThat(simulator.partner().failures()).isZero();
    }

    @ParameterizedTest
    @CsvSource({"true, no code", "false, code 10027"})
    void appKeyRefused_codeToldOnlyIfTheAnswerHadOne(boolean asText, String told) {
        Directory directory = client(Directory.class);
        simulator.dialect().appKeyRefusedAsText(asText);
        simulator.partner().rotateAppKey("anewapp0keyanewapp0keyanewapp0ke");

        assertThatExceptionOfType(AppKeyRejectedException.class)
                .isThrownBy(() -> directory.list(1))
                .withMessageStartingWith("Finicity refused the app key (status 401, " + told + ")");
    }

    @Test
    void appKeyRotatedAndNotConfigured_triedOnceAtTheNextRenewal() {
        Directory directory = clientWithOldToken(Directory.class);
        simulator.partner().rotateAppKey("anewapp0keyanewapp0keyanewapp0ke");
        assertThatExceptionOfType(WebApplicationException.class)
                .isThrownBy(() -> directory.list(1));
        assertThat(authentications()).isEqualTo(1);

        advance(Duration.ofHours(2));
        for (int i = 0; i < 5; i++) {
            assertThatExceptionOfType(AppKeyRejectedException.class)
                    .isThrownBy(() -> directory.list(1));
            advance(OLD);
        }
        assertThat(hits()).hasSize(1);
        assertThat(authentications()).isEqualTo(2);
    }

    @Test
    void laterFilterSendsElsewhere_headersDoNotLeave() {
        try (var other = FinicitySimulator.start()) {
            Detour.to = other.baseUri();
            Detour.Client client = clientWithOldToken(Detour.Client.class);

            assertThatExceptionOfType(InvalidConfigurationException.class)
                    .isThrownBy(client::list)
                    .withMessageContaining("finicity.base-uri");

            assertThat(other.requests()).isEmpty();
        }
    }
}
