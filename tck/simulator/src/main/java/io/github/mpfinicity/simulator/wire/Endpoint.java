package io.github.mpfinicity.simulator.wire;

import io.github.mpfinicity.simulator.recording.RecordedRequest;

/** Answers requests. Many threads call it at once. */
@FunctionalInterface
public interface Endpoint {

    /**
     * Answers one request. It answers bad input with a rejection and never throws.
     *
     * @param request the request
     * @return the reply
     */
    Reply answer(RecordedRequest request);
}
