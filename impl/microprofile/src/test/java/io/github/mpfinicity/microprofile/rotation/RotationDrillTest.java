package io.github.mpfinicity.microprofile.rotation;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mpfinicity.GracePeriod;
import io.github.mpfinicity.simulator.FinicitySimulator;
import io.github.mpfinicity.simulator.recording.RecordedRequest;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Tag("fleet")
@Timeout(value = 240, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class RotationDrillTest {
    private static final int CHANGES = 5;
    private static final int ROTATIONS = 2;

    private final FinicitySimulator simulator = FinicitySimulator.start();
    @TempDir Path temporary;
    private Path folder;

    @BeforeEach
    void credentialsInFiles() throws IOException {
        folder = temporary.toRealPath();
        write("app-key", simulator.partner().appKey());
        write("partner-id", simulator.partner().id());
        write("partner-secret", simulator.partner().secret());
    }

    @AfterEach
    void end() {
        simulator.close();
    }

    @Test
    void everythingRotatedUnderLoad_nobodyFailsAndNoAuthenticationTooMany() throws Exception {
        try (var drill = new Drill(simulator.baseUri().toString(), folder)) {
            rotateAll(drill, () -> {});

            assertThat(drill.failures).isEmpty();
            assertThat(drill.killed.get()).isPositive();
        }
        assertOneTokenForEachKeyAndSecret();
    }

    @Test
    void twoProcessesOnOneFileStore_theSame() throws Exception {
        Process other = start();
        try (BufferedReader lines = other.inputReader();
                var drill = new Drill(simulator.baseUri().toString(), folder)) {
            rotateAll(drill, () -> letCall(other, lines));

            assertThat(drill.failures).isEmpty();
        } finally {
            other.destroyForcibly().waitFor();
        }
        assertOneTokenForEachKeyAndSecret();
    }

    private void rotateAll(Drill drill, Pause others) throws Exception {
        drill.letThemCall();
        others.take();
        for (int i = 1; i <= CHANGES; i++) {
            drill.change(
                    "drill-secret-" + i, i % 2 == 0 ? GracePeriod.NONE : GracePeriod.THIRTY_DAYS);
            drill.letThemCall();
            others.take();
            if (i <= ROTATIONS) {
                rotateAppKey("0123456789abcdef0123456789abcde" + i);
                drill.letThemCall();
                others.take();
            }
        }
        assertThat(folder.resolve("partner-secret")).hasContent("drill-secret-" + CHANGES);
    }

    /** Nobody looks before somebody is refused: first the file, then the portal. */
    private void rotateAppKey(String next) throws IOException {
        write("app-key", next);
        simulator.partner().rotateAppKey(next);
    }

    private void write(String name, String value) throws IOException {
        Path draft = Files.writeString(folder.resolve(name + ".draft"), value);
        Files.move(draft, folder.resolve(name), StandardCopyOption.ATOMIC_MOVE);
    }

    /**
     * However many processes there are: all of them were answered under each app key, so all but
     * the one that authenticated took its token.
     */
    private void assertOneTokenForEachKeyAndSecret() {
        Map<String, Integer> byAppKey = new LinkedHashMap<>();
        for (RecordedRequest each : simulator.authentications()) {
            byAppKey.merge(each.header("Finicity-App-Key").orElseThrow(), 1, Integer::sum);
        }
        int changesUnderTheLast = CHANGES - ROTATIONS;
        assertThat(byAppKey.values()).containsExactly(1 + 1, 1 + 1, 1 + changesUnderTheLast);
        assertThat(simulator.authentications()).hasSize(1 + CHANGES + ROTATIONS);
        assertThat(simulator.tally().rejected()).isZero();
        assertThat(simulator.secretChanges().made()).isEqualTo(CHANGES);
        assertThat(simulator.secretChanges().asked()).isEqualTo(CHANGES);
        assertThat(simulator.partner().failures()).isZero();
    }

    private Process start() throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:+UseSerialGC",
                        "-cp",
                        System.getProperty("java.class.path"),
                        DrillMain.class.getName(),
                        simulator.baseUri().toString(),
                        folder.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    private static void letCall(Process process, BufferedReader lines) throws IOException {
        process.outputWriter().append("call\n").flush();
        assertThat(lines.readLine()).isEqualTo("called []");
    }

    /** While the others have a round. */
    private interface Pause {
        void take() throws IOException;
    }
}
