package io.github.mpfinicity.tck.probe;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.enterprise.event.Startup;
import java.util.List;
import java.util.logging.Logger;
import org.junit.jupiter.api.Test;

class LogAndEventRecorderTest {
    private static final Logger NAMED = Logger.getLogger("com.example.web");
    private static final Logger OTHER = Logger.getLogger("net.example");

    @Test
    void loggersOfTheRunner_recordedAtEveryLevelUntilTheEnd() {
        var recorder = new LogAndEventRecorder();
        recorder.listen(new Startup(), List.of("org.example", "com.example"));
        NAMED.finest("named");
        OTHER.severe("other");
        recorder.leave();
        NAMED.severe("late");

        assertThat(recorder.logged()).containsExactly("com.example.web: named null");
    }
}
