package io.github.mpfinicity.microprofile.filter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.mpfinicity.microprofile.cdi.Observations;
import org.junit.jupiter.api.Test;

/** What observers hear of a call whose token was refused: one thing for each call. */
class RepeatedCallsToldTest extends ReplayFixture {
    @Test
    void anotherToken_sent() throws Exception {
        Directory directory = clientWithOldToken(Directory.class, Observations.class);
        simulator.expireTokens();
        directory.list(1);
        assertTold("SENT");

        advance(OLD);
        simulator.expireTokens();
        await(directory.listLater());
        assertTold("SENT", "SENT");
    }

    @Test
    void credentialsRefused_noToken() {
        Directory directory = clientWithOldToken(Directory.class, Observations.class);
        application.with("finicity.partner-secret", "Wrong12345678");
        simulator.expireTokens();

        assertThat(catchThrowable(() -> directory.list(1))).isNotNull();
        assertTold("NO_TOKEN");
    }

    @Test
    void credentialsRefusedLater_noToken() {
        Directory directory = clientWithOldToken(Directory.class, Observations.class);
        application.with("finicity.partner-secret", "Wrong12345678");
        simulator.expireTokens();

        assertThat(catchThrowable(() -> await(directory.listLater()))).isNotNull();
        assertTold("NO_TOKEN");
    }

    @Test
    void bodyWouldBeAnother_notRepeatable() {
        simulator.onBusiness().always(INVALID);
        Bodies bodies = clientWithOldToken(Bodies.class, Observations.class);

        assertThat(catchThrowable(() -> bodies.json(listed(new Changing.Computed())))).isNotNull();
        assertTold("NOT_REPEATABLE");
        advance(OLD);
        assertThat(catchThrowable(() -> await(bodies.jsonLater(listed(new Changing.Computed())))))
                .isNotNull();
        assertTold("NOT_REPEATABLE", "NOT_REPEATABLE");
    }

    private void assertTold(String... ends) {
        Observations told = application.get(Observations.class);
        awaitTrue(() -> told.calls("callRepeated").size() >= ends.length);
        assertThat(told.calls("callRepeated"))
                .containsExactly(
                        java.util.Arrays.stream(ends)
                                .map(it -> "default callRepeated[" + it + "]")
                                .toArray(String[]::new));
    }
}
