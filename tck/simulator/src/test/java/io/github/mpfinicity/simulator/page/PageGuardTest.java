package io.github.mpfinicity.simulator.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PageGuardTest {

    private static final String HOST = "127.0.0.1:8089";

    @ParameterizedTest
    @CsvSource({"127.0.0.1:8089", "localhost:8089", "localhost", "[::1]:8089"})
    void noBrowserOnThisMachine_letIn(String host) {
        assertThat(PageGuard.refusal("POST", Map.of("Host", host)::get)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "evil.example:8089",
        "127.0.0.1.evil.example",
        "evil.example#127.0.0.1",
        "127.0.0.1@evil.example",
        "10.0.0.7:8089",
        "''",
        "'not a host'",
    })
    void otherNameForThisMachine_refused(String host) {
        assertThat(PageGuard.refusal("GET", Map.of("Host", host)::get))
                .hasValue("The page is for this machine: call it at 127.0.0.1 or localhost.");
    }

    @ParameterizedTest
    @CsvSource({
        "http://evil.example",
        "http://127.0.0.1:8080",
        "http://localhost:8089",
        "null",
        "http://127.0.0.1:8089.evil.example"
    })
    void otherOrigin_refused(String origin) {
        assertThat(PageGuard.refusal("POST", Map.of("Host", HOST, "Origin", origin)::get))
                .hasValue("Another web page sent this request.");
    }

    @Test
    void ownOrigin_letIn() {
        var headers =
                Map.of("Host", HOST, "Origin", "http://" + HOST, "Sec-Fetch-Site", "same-origin");

        assertThat(PageGuard.refusal("POST", headers::get)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"POST, navigate, document", "GET, no-cors, script", "GET, navigate, iframe"})
    void sentByAForeignPage_refused(String method, String mode, String destination) {
        assertThat(fetched(method, "cross-site", mode, destination)).isPresent();
        assertThat(fetched(method, "same-site", mode, destination)).isPresent();
    }

    @Test
    void linkOnAForeignPage_letIn() {
        assertThat(fetched("GET", "cross-site", "navigate", "document")).isEmpty();
        assertThat(fetched("GET", "none", "navigate", "document")).isEmpty();
    }

    private static Optional<String> fetched(
            String method, String site, String mode, String destination) {
        var headers =
                Map.of(
                        "Host", HOST,
                        "Sec-Fetch-Site", site,
                        "Sec-Fetch-Mode", mode,
                        "Sec-Fetch-Dest", destination);
        return PageGuard.refusal(method, headers::get);
    }
}
