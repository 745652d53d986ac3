package io.github.mpfinicity.contract.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mpfinicity.contract.PactFile;
import org.junit.jupiter.api.Test;

/** What {@code -Plive} runs. Not a test of this build: its name keeps it out. */
class LiveVerification {
    @Test
    void service_keepsThePact() {
        var target = Target.of(System::getProperty, System::getenv);
        assertThat(new LiveRun(target, PactFile.written(), System.out).keepsThePact())
                .as("the service keeps the pact; see the lines above")
                .isTrue();
    }
}
