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
 * Reads the beginning of a body on another thread, for one who waits no longer than he likes and
 * then reads the rest himself. The body has one reader at a time: while a read that nobody waits
 * for is under way, the one who reads on gets what has come, and then waits for that read.
 */
final class ReadAhead implements Runnable {
    private static final int CHUNK = 4096;

    /** A body that comes in smaller pieces than any server sends keeps nobody waiting for all. */
    private static final int MOST_READS = 64;

    private final InputStream body;
    private final boolean closedBehind;

    /** What comes after all that was read; complete when no more is read here. */
    private final CompletableFuture<InputStream> rest = new CompletableFuture<>();

    private final ByteArrayOutputStream came = new ByteArrayOutputStream();
    private boolean stopped;
    private boolean whole;

    /**
     * Reads nothing yet.
     *
     * @param closedBehind whether something else closes the body as soon as its reader has
     */
    ReadAhead(InputStream body, boolean closedBehind) {
        this.body = body;
        this.closedBehind = closedBehind;
    }

    /** Until so much has come, or all, or nobody waits any more. */
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

    /** Whether no more will come than has. */
    synchronized boolean isWhole() {
        return whole;
    }

    /** Whether the reading has ended in time. */
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

    /** Ends the reading after the read that is under way; gives what has come, once. */
    synchronized byte[] stop() {
        stopped = true;
        byte[] bytes = came.toByteArray();
        came.reset();
        return bytes;
    }

    /** After what {@link #stop} gave; the body itself if that is all. */
    synchronized InputStream rest() {
        return rest.isDone() && came.size() == 0 ? rest.join() : new Rest();
    }

    private static void close(InputStream unread) {
        try {
            unread.close();
        } catch (IOException | RuntimeException e) {
            // Nobody waits for it any more.
        }
    }

    /**
     * The beginning of a body and what comes after it. Its end does not close the engine's stream:
     * RESTEasy lets nobody ask for that stream again.
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

        /** Not while another thread reads: engines' streams are not made for that. */
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

    /** A body that broke off does so again for the reader whose business that is. */
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
