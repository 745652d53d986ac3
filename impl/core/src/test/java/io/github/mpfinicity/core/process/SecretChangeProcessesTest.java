package io.github.mpfinicity.core.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Real processes that change the secret at once, on one file store and one secret file. */
@Tag("fleet")
@Timeout(300)
class SecretChangeProcessesTest {
    private static final String NEXT = "new-secret-1";

    @TempDir Path directory;
    private final LineVendor vendor = new LineVendor();
    private Path secret;

    @BeforeEach
    void write() throws IOException {
        secret = Files.writeString(directory.resolve("secret"), LineVendor.RIGHT);
    }

    @AfterEach
    void end() throws IOException {
        vendor.close();
    }

    /**
     * Requests: token, change, and what the next start sends if it cannot use the token. While the
     * request for the change may still arrive, the new secret stays pending.
     */
    @ParameterizedTest
    @CsvSource({
        "charged,         1, right-secret, 1, false",
        "kept,            3, right-secret, 1, true",
        "change reserved, 3, right-secret, 1, true",
        "change answered, 3, new-secret-1, 1, false",
        "settled,         3, new-secret-1, 0, false",
        "promoted,        3, new-secret-1, 0, false"
    })
    void killedBetweenTwoSteps_nextStartFindsTheWorkingSecret(
            String stop, int requests, String working, int charged, boolean pending)
            throws Exception {
        try (Node node = start(stop, NEXT)) {
            assertThat(node.line()).isEqualTo("CachedToken 0");
            assertThat(node.line()).isEqualTo(stop);
        }
        try (Node node = start("nowhere", "")) {
            assertThat(node.line()).isEqualTo("CachedToken " + charged);
        }
        assertThat(secret).hasContent(working);
        assertThat(vendor.secret).isEqualTo(working);
        assertThat(vendor.requests).hasValue(requests);
        assertThat(vendor.mostFailures).isLessThanOrEqualTo(1);
        assertThat(Files.exists(directory.resolve("secret.pending"))).isEqualTo(pending);
    }

    /** The request was read and is never carried out. */
    @Test
    void killedWhileTheVendorIsSilent_oldOneFound() throws Exception {
        try (Node node = start("change sent", NEXT)) {
            assertThat(node.line()).isEqualTo("CachedToken 0");
            vendor.silent = true;
            assertThat(node.line()).isEqualTo("change sent");
        }
        vendor.silent = false;
        try (Node node = start("nowhere", "")) {
            assertThat(node.line()).isEqualTo("CachedToken 1");
        }
        assertThat(secret).hasContent(LineVendor.RIGHT);
        assertThat(vendor.mostFailures).isEqualTo(1);
    }

    @Test
    void notKilled_changed() throws Exception {
        try (Node node = start("nowhere", NEXT)) {
            assertThat(node.line()).isEqualTo("CachedToken 0");
            assertThat(node.line()).isEqualTo("Done 0");
        }
        assertThat(secret).hasContent(NEXT);
        assertThat(vendor.requests).hasValue(3);
        assertThat(vendor.mostFailures).isZero();
    }

    @Test
    void anotherProcessStillHasTheOldSecret_sendsNothing() throws Exception {
        Path old = Files.writeString(directory.resolve("old"), LineVendor.RIGHT);
        try (Node node = start("nowhere", NEXT)) {
            assertThat(node.line()).isEqualTo("CachedToken 0");
            assertThat(node.line()).isEqualTo("Done 0");
        }
        try (Node node = Node.start(store(), vendor, old, "nowhere", "")) {
            assertThat(node.line()).isEqualTo("Superseded 0");
        }
        assertThat(vendor.requests).hasValue(3);
    }

    private Node start(String stop, String next) throws IOException {
        return Node.start(store(), vendor, secret, stop, next);
    }

    private Path store() {
        return directory.resolve("store");
    }
}
