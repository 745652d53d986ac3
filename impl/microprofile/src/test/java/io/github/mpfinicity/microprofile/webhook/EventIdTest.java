package io.github.mpfinicity.microprofile.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EventIdTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"eventId\":\"e-1\"}",
                " {\"eventType\":\"done\",\"payload\":{\"eventId\":\"inner\",\"x\":[1,[{}]]},"
                        + "\"eventId\":\"e-1\"}",
                "{\"a\":\"eventId\",\"eventId\":\"e-1\",\"rest\":",
                "{\"eventId\":\"e-1\",\"eventId\":\"e-2\"}"
            })
    void atTheTop_found(String body) {
        assertThat(EventId.in(body.getBytes(UTF_8))).isEqualTo("e-1");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{\"eventType\":\"ping\",\"payload\":{}}",
                "{\"payload\":{\"eventId\":\"inner\"}}",
                "[{\"eventId\":\"inner\"}]",
                "[\"eventId\",\"e-1\"]",
                "{\"eventId\":7}",
                "{\"eventId\":null,\"other\":\"e-1\"}",
                "{\"eventId\":{\"x\":\"e-1\"}}",
                "{\"eventId\":[\"e-1\"]}",
                "{\"eventId\":\" \"}",
                "{\"EVENTID\":\"e-1\"}",
                "<event><eventId>e-1</eventId></event>",
                "\"eventId\"",
                "\u0000\u0001"
            })
    void elsewhereOrNone_null(String body) {
        assertThat(EventId.in(body.getBytes(UTF_8))).isNull();
    }

    @Test
    void longOne_notRemembered() {
        assertThat(EventId.in(with("x".repeat(256)))).hasSize(256);
        assertThat(EventId.in(with("x".repeat(257)))).isNull();
    }

    @Test
    void deepBody_givenUp() {
        String deep = "[".repeat(32) + "]".repeat(32);
        String deepest = "[".repeat(100_000);
        assertThat(EventId.in(("{\"a\":" + deep + ",\"eventId\":\"e\"}").getBytes(UTF_8))).isNull();
        assertThat(EventId.in(("{\"a\":" + deepest).getBytes(UTF_8))).isNull();
    }

    private static byte[] with(String id) {
        return ("{\"eventId\":\"" + id + "\"}").getBytes(UTF_8);
    }
}
