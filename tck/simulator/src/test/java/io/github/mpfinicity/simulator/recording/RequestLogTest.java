package io.github.mpfinicity.simulator.recording;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What a simulator that runs for days keeps in memory. */
@Timeout(60)
class RequestLogTest {
    private static final String RARE = "/rare";
    private static final String OFTEN = "/often";

    private final RequestLog log =
            new RequestLog(InstantSource.system(), request -> request.path().equals(RARE));

    @Test
    void manyRequests_lastOnesKeptWithTheirNumbers() throws IOException {
        int sent = 3 * RequestLog.KEPT;
        for (int i = 0; i < sent; i++) {
            record(OFTEN, 0);
        }

        assertThat(log.matching(any -> true))
                .hasSize(RequestLog.KEPT)
                .extracting(RecordedRequest::number)
                .startsWith(sent - RequestLog.KEPT + 1)
                .endsWith(sent);
    }

    @Test
    void manyOthers_rareOneIsKeptInItsPlace() throws IOException {
        record(OFTEN, 0);
        record(RARE, 0);
        record(OFTEN, 0);
        assertThat(log.matching(any -> true))
                .extracting(RecordedRequest::number)
                .containsExactly(1, 2, 3);

        for (int i = 0; i < RequestLog.KEPT; i++) {
            record(OFTEN, 0);
        }
        assertThat(log.matching(any -> true))
                .hasSize(RequestLog.KEPT + 1)
                .extracting(RecordedRequest::path)
                .startsWith(RARE, OFTEN);
    }

    @Test
    void largeBodies_fewerKept() throws IOException {
        int fit = RequestLog.BYTES_KEPT / RecordedBody.LIMIT;
        for (int i = 0; i < 2 * fit; i++) {
            record(OFTEN, RecordedBody.LIMIT);
        }

        assertThat(log.matching(any -> true)).hasSize(fit);
        record(OFTEN, 1);
        assertThat(log.matching(any -> true)).hasSize(fit);
    }

    @Test
    void cleared_numbersBeginAgain() throws IOException {
        record(OFTEN, RecordedBody.LIMIT);
        log.clear();

        assertThat(record(RARE, 0).number()).isEqualTo(1);
    }

    private RecordedRequest record(String path, int length) throws IOException {
        return log.record(
                new RequestLine("GET", URI.create(path)),
                Map.of("Accept", List.of("application/json")),
                RecordedBody.read(new ByteArrayInputStream(new byte[length])));
    }
}
