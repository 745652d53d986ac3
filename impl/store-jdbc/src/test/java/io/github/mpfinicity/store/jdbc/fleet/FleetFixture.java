package io.github.mpfinicity.store.jdbc.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mpfinicity.core.store.LocalServer;
import io.github.mpfinicity.simulator.FinicitySimulator;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/** A vendor that counts, and time that passes when told to. */
@Tag("fleet")
@Timeout(600)
abstract class FleetFixture {
    static final String WRONG = "Wrong0000000000";

    /** The engines of most tests. */
    static final String COUNTED = "io.github.mpfinicity.store.jdbc.fleet.Engine#counted";

    final FinicitySimulator vendor = FinicitySimulator.start();

    /** What a fleet wrote down stays after a failure. */
    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    Path folder;

    NodeClocks clock;
    Fleet fleet;
    int nodes;
    private LocalServer database;

    @BeforeEach
    void stopTime() {
        Path file = folder.resolve("clock");
        clock = new NodeClocks(file, Duration.ZERO);
        fleet = new Fleet(vendor, file);
    }

    @AfterEach
    void end() {
        fleet.close();
        vendor.close();
        if (database != null) {
            Signals.thaw(database.process());
            database.close();
        }
    }

    LocalServer start(Engine engine) throws Exception {
        nodes = engine.nodes();
        database = engine.start();
        return database;
    }

    /** Starts a node for each secret, all at once. */
    void startNodes(List<String> secrets) throws Exception {
        for (String secret : secrets) {
            fleet.add(database.url(), secret, Duration.ZERO);
        }
        fleet.ready();
    }

    /** Starts all nodes, at once. */
    void startNodes(String secret) throws Exception {
        startNodes(Collections.nCopies(nodes, secret));
    }

    String rightSecret() {
        return vendor.partner().secret();
    }

    /** How often credentials were sent, and that nothing was locked for it. */
    void assertSent(int times) {
        assertThat(vendor.tally().posts()).isEqualTo(times);
        assertThat(vendor.partner().locked()).isFalse();
    }

    static void assertOneToken(List<String> answers) {
        assertThat(answers).allMatch(each -> each.contains("token "));
        assertThat(answers.stream().distinct()).hasSize(1);
    }
}
