package io.github.mpfinicity.simulator.page;

import io.github.mpfinicity.simulator.fault.Fault;
import io.github.mpfinicity.simulator.fault.HonestAnswer;
import io.github.mpfinicity.simulator.recording.RecordedRequest;
import io.github.mpfinicity.simulator.wire.Reply;
import java.io.IOException;

/** Notes which request a fault has answered. */
record NotedFault(String name, Fault fault, ExchangeLog exchanges) implements Fault {

    @Override
    public Reply answer(RecordedRequest request, HonestAnswer honest)
            throws IOException, InterruptedException {
        exchanges.answeredBy(name, request);
        return fault.answer(request, honest);
    }

    @Override
    public void lift() {
        fault.lift();
    }
}
