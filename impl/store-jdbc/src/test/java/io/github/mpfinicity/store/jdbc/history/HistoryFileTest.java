package io.github.mpfinicity.store.jdbc.history;

import static io.github.mpfinicity.store.jdbc.history.HistoryFile.hash;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.mpfinicity.store.jdbc.history.StoreCall.Kind;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HistoryFileTest {
    @TempDir Path folder;
    private Path file;
    private HistoryFile history;

    @BeforeEach
    void open() {
        file = folder.resolve("node-1");
        history = new HistoryFile(file);
    }

    @Test
    void endedCalls_read() throws Exception {
        history.found(history.reads("k"), null);
        history.wrote(history.writes("k", null, "a"), true);
        history.wrote(history.writes("k", null, "b"), false);
        history.found(history.reads("k"), "a");

        List<StoreCall> calls = calls();

        assertThat(calls)
                .extracting(StoreCall::kind)
                .containsExactly(Kind.READ, Kind.WON, Kind.LOST, Kind.READ);
        assertThat(calls)
                .extracting(StoreCall::to)
                .containsExactly("-", hash("a"), hash("b"), hash("a"));
        assertThat(calls)
                .allMatch(each -> each.begin() <= each.end() && each.node().equals("node-1"));
        assertThat(StoreHistory.violations(calls)).isEmpty();
    }

    @Test
    void callWithoutResult_unknownIfItWrites() throws Exception {
        history.failed(history.reads("k"));
        history.failed(history.writes("k", "a", "b"));
        history.reads("k");
        history.writes("k", "a", "c");

        assertThat(calls())
                .hasSize(2)
                .allMatch(each -> each.is(Kind.UNKNOWN) && each.end() == StoreCall.NEVER);
    }

    /** The process was killed while it wrote. */
    @Test
    void lineIsCut_notRead() throws Exception {
        long call = history.writes("k", "a", "b");
        Files.writeString(file, call + " 17 WO", StandardOpenOption.APPEND);

        assertThat(calls()).singleElement().matches(each -> each.is(Kind.UNKNOWN));
    }

    @Test
    void keys_apart() throws Exception {
        history.found(history.reads("k"), "a");
        history.found(history.reads("other"), "b");

        assertThat(HistoryFile.read(file)).hasSize(2);
        assertThat(calls()).hasSize(1);
    }

    private List<StoreCall> calls() throws Exception {
        return HistoryFile.read(file).get(hash("k"));
    }
}
