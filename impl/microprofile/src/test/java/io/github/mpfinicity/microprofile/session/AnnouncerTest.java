package io.github.mpfinicity.microprofile.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mpfinicity.SessionEvent;
import io.github.mpfinicity.microprofile.config.TestConfig;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class AnnouncerTest {
    private final List<SessionEvent> events = new ArrayList<>();
    private final Announcer announcer =
            new Announcer(events::add, TestConfig.ofDefault(), () -> {});

    @Test
    void secretNotKept_warnedWithTheClassAndNotTheMessage() throws Exception {
        List<String> lines =
                Logged.during(
                        () -> announcer.secretNotKept(new IllegalStateException("the-secret")));

        assertThat(lines)
                .singleElement()
                .asString()
                .contains("java.lang.IllegalStateException", "Both secrets are kept")
                .doesNotContain("the-secret");
        assertThat(events).isEmpty();
    }

    @Test
    void changes_toldWithoutValues() {
        announcer.secretChanged();
        announcer.appKeyChanged();

        assertThat(events)
                .containsExactly(
                        new SessionEvent.SecretChanged("default"),
                        new SessionEvent.AppKeyChanged("default"));
    }

    @Test
    void recordRestored_warnedAndTold() throws Exception {
        List<String> lines = Logged.during(announcer::recordRestored);

        assertThat(lines).singleElement().asString().contains("written back", "finicity.store");
        assertThat(events).containsExactly(new SessionEvent.RecordRestored("default"));
    }
}
