package io.github.mpfinicity.microprofile.filter;

import io.github.mpfinicity.microprofile.vendor.ReplyReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.PushbackInputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Reads the beginning of a body on another thread. The caller waits for a limited time and then
 * reads the rest itself. Only one thread reads the body at a time: if a read is still under way
 * when the caller goes on, the caller gets the bytes that have come and then waits for that read.
 */
final class ReadAhead implements Runnable {
    private static final int CHUNK = 4096;

    /**
     * The number of reads after which reading ahead ends, for a body that comes in very small
     * pieces.
     */
    private static final int MOST_READS = 64;

    private final InputStream body;
    private final boolean closedBehind;

    /** The stream behind the bytes that were read; complete when reading ahead has ended. */
    private final CompletableFuture<InputStream> rest = new CompletableFuture<>();

    private final ByteArrayOutputStream came = new ByteArrayOutputStream();
    private boolean stopped;
    private boolean whole;

    /**
     * Starts with no byte read.
     *
     * @param closedBehind true if the engine closes the body when the stream in its place is closed
     */
    ReadAhead(InputStream body, boolean closedBehind) {
        this.body = body;
        this.closedBehind = closedBehind;
    }

    /** Reads until the beginning is long enough, the body ends, or nobody waits any more. */
    @Override
    public void run() {
        try {
            var chunk = new byte[CHUNK];
            int reads = 0;
            int length;
            do {
                reads++;
                length = body.read(chunk);
            } while (isWanted(chunk, length) && reads < MOST_READS);
            rest.complete(body);
        } catch (IOException e) {
            breakOff(e);
        } catch (Throwable e) {
            breakOff(new IOException(e));
        }
    }

    private synchronized boolean isWanted(byte[] chunk, int length) {
        came.write(chunk, 0, Math.max(0, length));
        whole = length < 0;
        return !whole && came.size() < ReplyReader.LONGEST_PREFIX && !stopped;
    }

    private void breakOff(IOException why) {
        synchronized (this) {
            whole = true;
        }
        rest.complete(new Broken(body, why));
    }

    /** True if the body has ended. */
    synchronized boolean isWhole() {
        return whole;
    }

    /** True if reading ahead ends within the time. */
    boolean endsWithin(Duration patience) {
        try {
            rest.get(patience.toNanos(), TimeUnit.NANOSECONDS);
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } catch (TimeoutException | ExecutionException e) {
            return false;
        }
    }

    /**
     * Ends reading ahead after the read that is under way. Returns the bytes that have come, once.
     */
    synchronized byte[] stop() {
        stopped = true;
        byte[] bytes = came.toByteArray();
        came.reset();
        return bytes;
    }

    /**
     * The stream behind the bytes that {@link #stop} returned; the body itself if no read is under
     * way.
     */
    synchronized InputStream rest() {
        return rest.isDone() && came.size() == 0 ? rest.join() : new Rest();
    }

    private static void close(InputStream unread) {
        try {
            unread.close();
        } catch (IOException | RuntimeException e) {
            // Nobody reads this body any more.
        }
    }

    /**
     * A stream of the beginning and the rest. The stream does not close the engine's stream at its
     * end, because RESTEasy does not return that stream a second time.
     */
    static InputStream putBack(byte[] prefix, InputStream rest) {
        if (prefix.length == 0) {
            return rest;
        }
        var all = new PushbackInputStream(rest, prefix.length);
        try {
            all.unread(prefix);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return all;
    }

    private final class Rest extends InputStream {
        private @Nullable InputStream source;

        @Override
        public int read() throws IOException {
            return source().read();
        }

        @Override
        public int read(byte[] into, int from, int length) throws IOException {
            return length == 0 ? 0 : source().read(into, from, length);
        }

        @Override
        public int available() throws IOException {
            return rest.isDone() ? source().available() : 0;
        }

        /**
         * Closes the body, but not while another thread reads it: streams of engines are not made
         * for that.
         */
        @Override
        public void close() throws IOException {
            if (closedBehind || rest.isDone()) {
                rest.join();
                source().close();
            } else {
                var unused = rest.thenAccept(ReadAhead::close);
            }
        }

        private InputStream source() throws IOException {
            if (source == null) {
                InputStream after = await();
                source = putBack(stop(), after);
            }
            return source;
        }

        private InputStream await() throws IOException {
            try {
                return rest.get();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new InterruptedIOException("interrupted while the rest of a body came");
            } catch (ExecutionException e) {
                throw new IOException(e);
            }
        }
    }

    /** Throws the error that broke the body off, so that the reader of the body gets it, too. */
    private static final class Broken extends InputStream {
        private final InputStream body;
        private final IOException why;

        Broken(InputStream body, IOException why) {
            this.body = body;
            this.why = why;
        }

        @Override
        public int read() throws IOException {
            throw why;
        }

        @Override
        public int read(byte[] into, int from, int length) throws IOException {
            throw why;
        }

        @Override
        public void close() throws IOException {
            body.close();
        }
    }
}
