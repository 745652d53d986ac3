package io.github.mpfinicity.microprofile.filter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.mpfinicity.AppToken;
import io.github.mpfinicity.microprofile.runtime.Logged;
import io.github.mpfinicity.simulator.fault.Fault;
import io.github.mpfinicity.simulator.fault.Faults;
import jakarta.ws.rs.WebApplicationException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The vendor refuses a right app key, too: where the product is not enabled for it. */
class NotInPlanTest extends ReplayFixture {
    private static final Fault TEXT =
            Faults.status(401, "text/plain", "Invalid (Finicity-App-Key)");

    private static final String NEW_KEY = "anewapp0keyanewapp0keyanewapp0ke";

    private Directory directory;

    static List<Fault> refusals() {
        return List.of(
                TEXT,
                refusal(401, "{\"code\":10027,\"message\":\"Invalid\"}"),
                refusal(401, "{\"errors\":{\"error\":[{\"code\":\"10027\"}]}}"));
    }

    @ParameterizedTest
    @MethodSource("refusals")
    void sameKey_tokenKeptAndSaidOnce(Fault notInPlan) throws Exception {
        directory = clientWithOldToken(Directory.class);
        AppToken token = tokens().current();

        List<String> lines = Logged.during(() -> callFourTimes(notInPlan));

        // The token's own line is written once its callers are awake, at any time.
        assertThat(lines)
                .filteredOn(line -> line.contains("refused a call"))
                .singleElement()
                .asString()
                .contains("finicity.app-key", "may not be enabled")
                .contains(notInPlan == TEXT ? "(status 401, no code)" : "(status 401, code 10027)")
                .doesNotContain(simulator.partner().appKey(), token.value());
        assertThat(hits()).hasSize(4);
        assertThat(authentications()).isEqualTo(1);
        simulator.onAuthentication().always(Faults.status(500));
        assertThat(directory.list(1).found()).isEqualTo(25);
        assertThat(tokens().current()).isEqualTo(token);
    }

    @Test
    void keyChanged_oneRenewalAndNoMore() throws Exception {
        directory = client(Directory.class);
        AppToken first = tokens().current();
        advance(OLD);
        simulator.partner().rotateAppKey(NEW_KEY);
        application.with("finicity.app-key", NEW_KEY);

        fail(TEXT);
        awaitAnother(first);
        callFourTimes(TEXT);

        assertThat(directory.list(1).found()).isEqualTo(25);
        assertThat(authentications()).isEqualTo(2);
        assertThat(simulator.partner().failures()).isZero();
    }

    private void callFourTimes(Fault refusal) {
        for (int i = 0; i < 4; i++) {
            fail(refusal);
            advance(OLD);
        }
    }

    private void fail(Fault refusal) {
        simulator.onBusiness().next(refusal);
        assertThatExceptionOfType(WebApplicationException.class)
                .isThrownBy(() -> directory.add(new Directory.Newcomer("one")));
    }
}
