package io.github.mpfinicity.microprofile.cdi;

import io.github.mpfinicity.SessionEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.ObservesAsync;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/** Listens as an application would. */
@ApplicationScoped
public class RecordedEvents {
    private final BlockingQueue<SessionEvent> events = new LinkedBlockingQueue<>();

    void record(@ObservesAsync SessionEvent event) {
        events.add(event);
    }

    public BlockingQueue<SessionEvent> events() {
        return events;
    }
}
