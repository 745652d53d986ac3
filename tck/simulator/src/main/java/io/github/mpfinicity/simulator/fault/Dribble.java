package io.github.mpfinicity.simulator.fault;

import io.github.mpfinicity.simulator.recording.RecordedRequest;
import io.github.mpfinicity.simulator.wire.Body;
import io.github.mpfinicity.simulator.wire.Reply;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;

/** Sends the headers at once and the body byte by byte, with a pause for each byte. */
final class Dribble implements Fault {

    private final Pause pause;

    Dribble(Duration interval) {
        pause = new Pause(interval);
    }

    @Override
    public Reply answer(RecordedRequest request, HonestAnswer honest)
            throws IOException, InterruptedException {
        var reply = honest.take();
        var whole = new ByteArrayOutputStream();
        reply.body().writeTo(whole);
        return reply.withBody(new DribbledBody(whole.toByteArray(), pause));
    }

    @Override
    public void lift() {
        pause.cutShort();
    }

    private static final class DribbledBody implements Body {

        private final byte[] bytes;
        private final Pause pause;

        DribbledBody(byte[] bytes, Pause pause) {
            this.bytes = bytes;
            this.pause = pause;
        }

        @Override
        public long length() {
            return bytes.length;
        }

        @Override
        public void writeTo(OutputStream out) throws IOException, InterruptedException {
            // Clients must see the headers before the first pause.
            out.flush();
            for (var next : bytes) {
                if (!pause.take()) {
                    throw new IOException("the test cut the connection off");
                }
                out.write(next);
                out.flush();
            }
        }
    }
}
