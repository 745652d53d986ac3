package io.github.mpfinicity.simulator.http;

import io.github.mpfinicity.simulator.recording.RecordedRequest;
import io.github.mpfinicity.simulator.wire.Reply;

/** Takes every request that was read. Many threads call it at once. */
@FunctionalInterface
public interface Reception {

    /**
     * Answers a request, as slowly as it likes.
     *
     * @param request already recorded
     * @return the reply
     * @throws InterruptedException if the server is closed meanwhile
     */
    Reply receive(RecordedRequest request) throws InterruptedException;
}
