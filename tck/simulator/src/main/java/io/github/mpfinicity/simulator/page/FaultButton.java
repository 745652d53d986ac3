package io.github.mpfinicity.simulator.page;

import io.github.mpfinicity.simulator.fault.Fault;
import io.github.mpfinicity.simulator.fault.Faults;
import java.time.Duration;

/** A fault that the page can order for the next request. */
enum FaultButton {
    TIMEOUT("no answer"),
    STATUS_500("500"),
    STATUS_429("429"),
    STATUS_403("403"),
    LOST_REPLY("lost reply"),
    SLOW("slow");

    private static final Duration SLOWNESS = Duration.ofSeconds(3);
    private static final Duration RETRY_AFTER = Duration.ofSeconds(10);

    private final String words;

    FaultButton(String words) {
        this.words = words;
    }

    String words() {
        return words;
    }

    Fault make() {
        return switch (this) {
            case TIMEOUT -> Faults.neverAnswer();
            case STATUS_500 -> Faults.status(500);
            case STATUS_429 -> Faults.tooManyRequests(RETRY_AFTER);
            case STATUS_403 -> Faults.refusedByEdge();
            case LOST_REPLY -> Faults.loseReply();
            case SLOW -> Faults.delay(SLOWNESS);
        };
    }
}
