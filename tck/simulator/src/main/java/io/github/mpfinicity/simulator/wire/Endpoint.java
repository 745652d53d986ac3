package io.github.mpfinicity.simulator.wire;

import io.github.mpfinicity.simulator.recording.RecordedRequest;

/** Something that answers requests. Called by many threads at once. */
@FunctionalInterface
public interface Endpoint {

    /**
     * Answers one request. Bad input is refused, never thrown.
     *
     * @param request what came in
     * @return what goes out
     */
    Reply answer(RecordedRequest request);
}
