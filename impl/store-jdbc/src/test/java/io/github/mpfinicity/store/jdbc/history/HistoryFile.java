package io.github.mpfinicity.store.jdbc.history;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.github.mpfinicity.store.jdbc.history.StoreCall.Kind;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * The history of one process: a line when a call begins and a line when it ends. Each line is in
 * the kernel before the process goes on, so SIGKILL loses none. Texts are not written, but short
 * hashes of them.
 */
public final class HistoryFile {
    private static final int HASH_BYTES = 8;

    private static final String READ = "read";
    private static final String WRITE = "write";
    private static final String FOUND = "found";
    private static final String FAILED = "failed";

    /** Places of words in a line: number of the call, time, kind, and what belongs to the kind. */
    private static final int TIME = 1;

    private static final int KIND = 2;
    private static final int KEY = 3;
    private static final int TEXT = 3;
    private static final int FROM = 4;
    private static final int TO = 5;

    private final FileChannel channel;
    private final AtomicLong calls = new AtomicLong();

    /** A new file. */
    public HistoryFile(Path file) {
        try {
            channel =
                    FileChannel.open(
                            file, StandardOpenOption.CREATE_NEW, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** {@return the number of a read that begins now} */
    public long reads(String key) {
        return begins(READ + " " + hash(key));
    }

    /** {@return the number of a compare-and-set that begins now} */
    public long writes(String key, @Nullable String expected, String next) {
        return begins(WRITE + " " + hash(key) + " " + hash(expected) + " " + hash(next));
    }

    public void found(long call, @Nullable String text) {
        line(call + " " + System.nanoTime() + " " + FOUND + " " + hash(text));
    }

    public void wrote(long call, boolean done) {
        line(call + " " + System.nanoTime() + " " + (done ? Kind.WON : Kind.LOST));
    }

    /** The call ended, and its result is unknown. */
    public void failed(long call) {
        line(call + " " + System.nanoTime() + " " + FAILED);
    }

    private long begins(String what) {
        long call = calls.incrementAndGet();
        line(call + " " + System.nanoTime() + " " + what);
        return call;
    }

    /** One write for each line, so that lines of several threads do not mix. */
    private synchronized void line(String text) {
        try {
            channel.write(ByteBuffer.wrap((text + "\n").getBytes(US_ASCII)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A name for a text, which says nothing about it. */
    public static String hash(@Nullable String text) {
        if (text == null) {
            return StoreCall.NONE;
        }
        try {
            byte[] all = MessageDigest.getInstance("SHA-256").digest(text.getBytes(US_ASCII));
            return HexFormat.of().formatHex(Arrays.copyOf(all, HASH_BYTES));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The calls of a process, by their keys. A read without an end says nothing. */
    public static Map<String, List<StoreCall>> read(Path file) throws IOException {
        String text = Files.readString(file, US_ASCII);
        String whole = text.substring(0, text.lastIndexOf('\n') + 1);
        Map<String, String[]> ends = new HashMap<>();
        List<String[]> begins = new ArrayList<>();
        for (String line : whole.lines().toList()) {
            String[] words = line.split(" ");
            if (words[KIND].equals(READ) || words[KIND].equals(WRITE)) {
                begins.add(words);
            } else {
                ends.put(words[0], words);
            }
        }
        Map<String, List<StoreCall>> calls = new HashMap<>();
        String node = file.getFileName().toString();
        for (String[] begin : begins) {
            StoreCall call = call(node, begin, ends.get(begin[0]));
            if (call != null) {
                calls.computeIfAbsent(begin[KEY], any -> new ArrayList<>()).add(call);
            }
        }
        return calls;
    }

    private static @Nullable StoreCall call(String node, String[] begin, String @Nullable [] end) {
        long since = Long.parseLong(begin[TIME]);
        boolean failed = end == null || end[KIND].equals(FAILED);
        long until = failed ? StoreCall.NEVER : Long.parseLong(end[TIME]);
        if (begin[KIND].equals(WRITE)) {
            Kind kind = failed ? Kind.UNKNOWN : Kind.valueOf(end[KIND]);
            return new StoreCall(node, since, until, kind, begin[FROM], begin[TO]);
        }
        return failed
                ? null
                : new StoreCall(node, since, until, Kind.READ, StoreCall.NONE, end[TEXT]);
    }
}
