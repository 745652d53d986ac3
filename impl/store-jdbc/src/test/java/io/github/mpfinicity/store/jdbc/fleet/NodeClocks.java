package io.github.mpfinicity.store.jdbc.fleet;

import io.github.mpfinicity.core.time.Clocks;
import io.github.mpfinicity.core.time.Moment;
import java.io.IOException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;

/**
 * The machine's clocks, and what time a test lets pass beyond that: for all processes that map the
 * file at once, also for those that are stopped. The wall clock may be set wrong.
 */
final class NodeClocks implements Clocks {
    private static final VarHandle LONG =
            MethodHandles.byteBufferViewVarHandle(long[].class, ByteOrder.nativeOrder());

    private final ByteBuffer passed;
    private final Duration skew;

    NodeClocks(Path file, Duration skew) {
        this.skew = skew;
        try (var channel =
                FileChannel.open(
                        file,
                        StandardOpenOption.CREATE,
                        StandardOpenOption.READ,
                        StandardOpenOption.WRITE)) {
            this.passed = channel.map(FileChannel.MapMode.READ_WRITE, 0, Long.BYTES);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    /** On both clocks. For one process: the test's. */
    void advance(Duration time) {
        LONG.setVolatile(passed, 0, passed() + time.toNanos());
    }

    @Override
    public Moment now() {
        long nanos = passed();
        Instant wall = Instant.now().plus(skew).plusNanos(nanos);
        return new Moment(wall, System.nanoTime() + nanos);
    }

    private long passed() {
        return (long) LONG.getVolatile(passed, 0);
    }
}
