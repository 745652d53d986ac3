package io.github.mpfinicity.core.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Real processes on one file store, counted by the vendor. */
@Tag("fleet")
@Timeout(300)
class ProcessesTest {
    private static final String WRONG = "wrong-secret";

    @TempDir Path directory;
    private final LineVendor vendor = new LineVendor();

    @AfterEach
    void end() throws IOException {
        vendor.close();
    }

    @Test
    void crashLoopWithAWrongSecret_sentOnceInTwelveStarts() throws Exception {
        for (int start = 0; start < 12; start++) {
            try (Node node = start(WRONG, "nowhere")) {
                assertThat(node.line()).isEqualTo("Rejected 1");
            }
        }
        assertThat(vendor.requests).hasValue(1);
    }

    @ParameterizedTest
    @CsvSource({"reserved, 0", "sent, 3", "answered, 3"})
    void killedBeforeTheEndIsNoted_chargedAndWithinTheBudget(String stop, int requests)
            throws Exception {
        vendor.silent = stop.equals("sent");
        for (int start = 0; start < 6; start++) {
            try (Node node = start(WRONG, stop)) {
                assertThat(node.line()).isEqualTo(start < 3 ? stop : "Exhausted 3");
            }
        }
        for (int i = 0; i < requests; i++) {
            assertThat(vendor.awaitRequest()).isTrue();
        }
        assertThat(vendor.requests).hasValue(requests);
    }

    @Test
    void killedOnceTheEndIsNoted_neverSentAgain() throws Exception {
        try (Node node = start(WRONG, "settled")) {
            assertThat(node.line()).isEqualTo("settled");
        }
        try (Node node = start(WRONG, "nowhere")) {
            assertThat(node.line()).isEqualTo("Rejected 1");
        }
        assertThat(vendor.requests).hasValue(1);
    }

    @Test
    void provenSecretKilledAgainAndAgain_withinTheBudgetToo() throws Exception {
        try (Node node = start(LineVendor.RIGHT, "nowhere")) {
            assertThat(node.line()).isEqualTo("CachedToken 0");
        }
        vendor.silent = true;
        for (int start = 0; start < 6; start++) {
            try (Node node = startLater(LineVendor.RIGHT, "sent")) {
                assertThat(node.line()).isEqualTo(start < 3 ? "sent" : "Unavailable 3");
            }
        }
        for (int i = 0; i < 4; i++) {
            assertThat(vendor.awaitRequest()).isTrue();
        }
        assertThat(vendor.requests).hasValue(4);
    }

    @Test
    void threeStartedTogetherWithAWrongSecret_sentOnce() throws Exception {
        List<Node> nodes = new ArrayList<>();
        try {
            for (int i = 0; i < 3; i++) {
                nodes.add(start(WRONG, "ready"));
            }
            for (Node node : nodes) {
                assertThat(node.line()).isEqualTo("ready");
            }
            for (Node node : nodes) {
                node.resume();
            }
            for (Node node : nodes) {
                assertThat(end(node)).isEqualTo("Rejected 1");
            }
        } finally {
            nodes.forEach(Node::close);
        }
        assertThat(vendor.requests).hasValue(1);
    }

    @Test
    void oneIsAuthenticating_othersWaitForTheResult() throws Exception {
        try (Node first = start(WRONG, "sent")) {
            assertThat(first.line()).isEqualTo("sent");
            try (Node second = start(WRONG, "nowhere");
                    Node third = start(WRONG, "nowhere")) {
                assertThat(second.line()).isEqualTo("waiting");
                assertThat(third.line()).isEqualTo("waiting");
                first.resume();
                assertThat(first.line()).isEqualTo("Rejected 1");
                assertThat(second.line()).isEqualTo("Rejected 1");
                assertThat(third.line()).isEqualTo("Rejected 1");
            }
        }
        assertThat(vendor.requests).hasValue(1);
    }

    @Test
    void oneIsKilledWhileAuthenticating_nextGoesOnAtOnce() throws Exception {
        vendor.silent = true;
        try (Node first = start(LineVendor.RIGHT, "sent");
                Node second = start(LineVendor.RIGHT, "ready")) {
            assertThat(first.line()).isEqualTo("sent");
            assertThat(vendor.awaitRequest()).isTrue();
            assertThat(second.line()).isEqualTo("ready");
            second.resume();
            assertThat(second.line()).isEqualTo("waiting");
            vendor.silent = false;
            first.kill();

            // Far within the twenty seconds after which its run would have been given up.
            assertThat(second.line()).isEqualTo("CachedToken 1");
        }
    }

    /** What it says after it may have had to wait. */
    private static String end(Node node) throws InterruptedException {
        String line = node.line();
        return line.equals("waiting") ? node.line() : line;
    }

    /** When no token of before is alive. */
    private Node startLater(String secret, String stop) throws IOException {
        Path file = Files.writeString(directory.resolve(secret), secret);
        Path store = directory.resolve("store");
        return Node.start(store, vendor, file, stop, "", Duration.ofHours(3));
    }

    private Node start(String secret, String stop) throws IOException {
        Path file = Files.writeString(directory.resolve(secret), secret);
        return Node.start(directory.resolve("store"), vendor, file, stop, "");
    }
}
