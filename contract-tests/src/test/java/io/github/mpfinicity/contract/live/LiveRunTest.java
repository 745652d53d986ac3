package io.github.mpfinicity.contract.live;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.mpfinicity.InvalidConfigurationException;
import io.github.mpfinicity.contract.PactFile;
import io.github.mpfinicity.simulator.FinicitySimulator;
import io.github.mpfinicity.simulator.fault.Faults;
import io.github.mpfinicity.simulator.recording.RecordedRequest;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The simulator in the place of the real service. */
@Timeout(60)
class LiveRunTest {
    private static final String WRONG = "WrongSecret12345";

    @TempDir Path folder;
    private final FinicitySimulator simulator = FinicitySimulator.start();
    private final Map<String, String> properties = new HashMap<>();
    private final Map<String, String> environment = new HashMap<>();
    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();

    @BeforeEach
    void configure() {
        properties.put("live.base-uri", simulator.baseUri().toString());
        properties.put("live.store", folder.resolve("attempts").toString());
        environment.put("FINICITY_APP_KEY", simulator.partner().appKey());
        environment.put("FINICITY_PARTNER_ID", simulator.partner().id());
        environment.put("FINICITY_PARTNER_SECRET", simulator.partner().secret());
    }

    @AfterEach
    void end() {
        simulator.close();
    }

    @Test
    void goodCredentials_oneTokenAndOneReadAndNothingElse() {
        assertThat(run()).isTrue();

        assertThat(simulator.requests())
                .extracting(RecordedRequest::method)
                .containsExactly("POST", "GET");
        assertThat(simulator.partner().tally().accepted()).isOne();
        assertThat(output())
                .contains("kept      a request for a token\n")
                .contains("kept      a call with both headers\n")
                .contains("left out  a change of the secret at once: it changes the secret")
                .contains("wrong secret: a refused authentication counts towards the lock")
                .contains("left out  a request for a token while locked: it needs a locked account")
                .contains("left out  a request for a token in XML: it is not known to be harmless")
                .contains("an Australian call with both headers: it is for another region than us");
        assertNothingSecretPrinted();
    }

    @Test
    void wrongSecretInFiveRuns_oneAttempt() {
        environment.put("FINICITY_PARTNER_SECRET", WRONG);
        for (int i = 0; i < 5; i++) {
            assertThat(run()).isFalse();
        }

        assertThat(simulator.requests()).hasSize(1);
        assertThat(simulator.partner().failures()).isOne();
        assertThat(output())
                .containsOnlyOnce("BROKEN    a request for a token: [status")
                .contains("not sent  a request for a token\n")
                .contains("part=PARTNER_SECRET, status=401, code=10001")
                .doesNotContain(WRONG);
    }

    @Test
    void noAnswer_runsEndAtTheBudget() {
        simulator.onAuthentication().always(Faults.loseReply());
        environment.put("FINICITY_PARTNER_SECRET", WRONG);
        for (int i = 0; i < 5; i++) {
            assertThat(run()).isFalse();
        }

        assertThat(simulator.partner().failures()).isEqualTo(3);
    }

    @Test
    void nobodyListens_nothingCharged() {
        properties.put("live.base-uri", "http://127.0.0.1:1");
        for (int i = 0; i < 4; i++) {
            assertThat(run()).isFalse();
        }

        assertThat(output()).contains("used=0").doesNotContain("used=1");
    }

    @Test
    void tokenOfAnotherType_broken() {
        simulator
                .onAuthentication()
                .always(Faults.status(200, "application/json", "{\"token\":12345}"));

        assertThat(run()).isFalse();
        assertThat(output()).contains("BROKEN    a request for a token: [body $.token]");
        assertThat(simulator.requests()).hasSize(1);
    }

    @Test
    void typeOfTheAnswerBroken_broken() {
        simulator
                .onAuthentication()
                .always(
                        (request, honest) -> {
                            var right = honest.take();
                            return right.withHeader("Content-Type", "text/plain");
                        });

        assertThat(run()).isFalse();
        assertThat(simulator.requests()).hasSize(1);
        assertNothingSecretPrinted();
    }

    @Test
    void readBroken_broken() {
        simulator.onBusiness().always(Faults.status(200, "application/json", "{}"));

        assertThat(run()).isFalse();
        assertThat(output()).contains("BROKEN    a call with both headers: [body $]");
    }

    @Test
    void nothingExplicit_refused() {
        properties.remove("live.base-uri");
        environment.remove("FINICITY_APP_KEY");

        assertThatExceptionOfType(InvalidConfigurationException.class)
                .isThrownBy(this::run)
                .withMessageContaining("-Dlive.base-uri is not set")
                .withMessageContaining("FINICITY_APP_KEY is not set");
        assertThat(simulator.requests()).isEmpty();
    }

    /** As a variable that was read from a file: it would be sent, and charged. */
    @Test
    void partnerIdWithALineEnd_refused() {
        environment.put("FINICITY_PARTNER_ID", simulator.partner().id() + "\n");

        assertThatExceptionOfType(InvalidConfigurationException.class)
                .isThrownBy(this::run)
                .withMessageContaining("partner-id");
        assertThat(simulator.requests()).isEmpty();
    }

    @Test
    void plainHttpElsewhere_refused() {
        properties.put("live.base-uri", "http://api.finicity.com");

        assertThatExceptionOfType(InvalidConfigurationException.class)
                .isThrownBy(this::run)
                .withMessageContaining("https");
    }

    private boolean run() {
        var target = Target.of(properties::get, environment::get);
        return new LiveRun(target, PactFile.written(), new PrintStream(printed, true, UTF_8))
                .keepsThePact();
    }

    private String output() {
        return printed.toString(UTF_8).replace("\r\n", "\n");
    }

    private void assertNothingSecretPrinted() {
        assertThat(output())
                .doesNotContain(simulator.partner().secret())
                .doesNotContain(simulator.partner().appKey());
        assertThat(
                        simulator.requests().stream()
                                .flatMap(r -> r.header("Finicity-App-Token").stream()))
                .allSatisfy(token -> assertThat(output()).doesNotContain(token));
    }
}
