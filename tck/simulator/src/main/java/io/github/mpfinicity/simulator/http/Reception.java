package io.github.mpfinicity.simulator.http;

import io.github.mpfinicity.simulator.recording.RecordedRequest;
import io.github.mpfinicity.simulator.wire.Reply;

/** Takes every request that was read. Called by many threads at once. */
@FunctionalInterface
public interface Reception {

    /**
     * Answers a request, as slowly as it likes.
     *
     * @param request already recorded
     * @return what goes out
     * @throws InterruptedException if the server is closed meanwhile
     */
    Reply receive(RecordedRequest request) throws InterruptedException;
}
