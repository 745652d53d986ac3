package io.github.mpfinicity.simulator.fault;

import io.github.mpfinicity.simulator.recording.RecordedRequest;
import io.github.mpfinicity.simulator.wire.Reply;
import java.time.Duration;

final class Delay implements Fault {

    private final Pause pause;

    Delay(Duration duration) {
        pause = new Pause(duration);
    }

    @Override
    public Reply answer(RecordedRequest request, HonestAnswer honest) throws InterruptedException {
        return pause.take() ? honest.take() : Reply.NONE;
    }

    @Override
    public void lift() {
        pause.cutShort();
    }
}
