package io.github.mpfinicity.core.store;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Keeps texts in a file that outlives the process. All threads, applications and processes of one
 * user on one machine may share the file. On network file systems nothing is promised.
 *
 * <p>The file is replaced as a whole, so a crash leaves the old one or the new one. Files that end
 * in {@code .lock} stay beside it. The store takes away the rights of other users, with a warning.
 * It follows a symbolic link only to a file of its own format. It creates a missing directory. The
 * directory must be writable, and the file must not be a mount point.
 *
 * <p>A file with another beginning belongs to somebody else. It is left alone, nothing is created
 * beside it, and every operation throws. A <em>damaged</em> file is copied to {@code
 * <file>.damaged-<checksum>} and replaced by a file that returns a text without meaning for every
 * key, so that readers notice the loss. A new write for a key ends that. A <em>missing</em> file is
 * a fresh start. An operator may delete the file while nothing runs.
 */
public final class FileStore implements PartnerStore {
    private static final System.Logger LOG = System.getLogger(FileStore.class.getName());

    /** The line for keys that have none of their own. */
    private static final String ANY_OTHER = "*";

    private static final String DAMAGED = "damaged";

    /** Enough for thousands of partners. A longer file is not from this store. */
    private static final int LONGEST = 16 << 20;

    private static final long POLL_NANOS = 4_000_000;

    /** Two seconds. A process holds the lock only while it replaces the file. */
    private static final int POLLS = 500;

    private static final long TURN_POLL_NANOS = 20_000_000;

    private final Path file;

    /** Some network disks ignore a change of rights, so that each operation would tell it. */
    private final AtomicBoolean toldOfOthers = new AtomicBoolean();

    /** Work on the file while no other process uses it. */
    @FunctionalInterface
    private interface Work<T> {
        T on(Path here) throws IOException;
    }

    /** The engine of {@code finicity.store=file}. */
    public static final class Engine implements StoreEngine {
        private static final String SETTING = "finicity.store.file";

        /**
         * White space at an end, and what a shell or a browser would expand. Each makes another
         * file, in which the attempts are counted from zero.
         */
        private static final Pattern NOT_EXPANDED = Pattern.compile("^\\s|\\s$|^~|^[$%]|^\\w{2,}:");

        @Override
        public String name() {
            return "file";
        }

        @Override
        public Set<String> settings() {
            return Set.of(SETTING);
        }

        @Override
        public PartnerStore open(Map<String, String> settings, Executor threads) {
            String named = settings.get(SETTING);
            String wrong = named == null ? "is not set" : "is \"" + named + "\"";
            try {
                Path file = Path.of(named == null ? "" : named);
                var store = new FileStore(file);
                if (!PrivateFiles.inFolder(file)) {
                    wrong = "names a file without a folder, not shown as it may be a secret";
                } else if (NOT_EXPANDED.matcher(file.toString()).find()) {
                    wrong += ", of which nothing is expanded or removed";
                } else {
                    return store;
                }
            } catch (IllegalArgumentException impossible) {
                // The message below says it.
            }
            throw new IllegalArgumentException(
                    SETTING
                            + " "
                            + wrong
                            + ": with finicity.store=file it must be the path of a file on a"
                            + " disk of this host, for example /var/lib/my-application/finicity");
        }
    }

    /**
     * A store in that file. Nothing is read or created yet.
     *
     * @throws IllegalArgumentException if it cannot be the name of a file
     */
    public FileStore(Path file) {
        this.file = file.toAbsolutePath();
        if (file.toString().isBlank() || this.file.getFileName() == null) {
            throw new IllegalArgumentException("the store needs a file, but got: " + file);
        }
    }

    @Override
    public @Nullable String read(String key) {
        return alone(here -> Optional.ofNullable(text(texts(here), key))).orElse(null);
    }

    /**
     * {@inheritDoc}
     *
     * @throws IllegalArgumentException if the key holds a space or is {@code *}, or if key or text
     *     are more than one line
     */
    @Override
    public boolean compareAndSet(String key, @Nullable String expected, String next) {
        requireKeepable(key, next);
        return alone(
                here -> {
                    SortedMap<String, String> texts = texts(here);
                    if (!Objects.equals(text(texts, key), expected)) {
                        return false;
                    }
                    texts.put(key, next);
                    PrivateFiles.replace(here, StoreFormat.write(texts));
                    return true;
                });
    }

    @Override
    public boolean outlivesProcess() {
        return true;
    }

    /**
     * {@inheritDoc} Each key has a turn of its own, so that partners do not wait for each other.
     */
    @Override
    public Turn turn(String key, BooleanSupplier givenUp) {
        String name = StoreFormat.checksum(key.getBytes(StandardCharsets.UTF_8));
        try {
            LockFile lock = lock(real(), ".turn-" + name + ".lock");
            while (!givenUp.getAsBoolean() && !Thread.currentThread().isInterrupted()) {
                LockFile.Held held = lock.tryHold();
                if (held != null) {
                    return held;
                }
                LockSupport.parkNanos(TURN_POLL_NANOS);
            }
            throw new StoreException(
                    "gave up waiting while somebody else authenticates, who holds " + lock);
        } catch (IOException e) {
            throw unusable(e);
        }
    }

    /** Keeps an interrupt for later, because the end of an attempt must be written all the same. */
    private <T> T alone(Work<T> work) {
        boolean interrupted = Thread.interrupted();
        try {
            Path here = real();
            LockFile lock = lock(here, ".lock");
            LockFile.Held held = lock.tryHold();
            for (int i = 1; held == null && i < POLLS; i++) {
                LockSupport.parkNanos(POLL_NANOS);
                interrupted |= Thread.interrupted();
                held = lock.tryHold();
            }
            if (held == null) {
                throw new StoreException(
                        "somebody else holds "
                                + lock
                                + " all the time: find the process and end it");
            }
            try {
                return work.on(here);
            } finally {
                held.close();
            }
        } catch (IOException e) {
            throw unusable(e);
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /**
     * The real path. All processes that share the file then use the same lock, whatever path they
     * configured.
     *
     * @throws BrokenStoreException if the file is not one of this store
     */
    private Path real() throws IOException {
        Path directory = file.resolveSibling("");
        PrivateFiles.createDirectories(directory);
        boolean link = Files.isSymbolicLink(file);
        Path here = link ? file.toRealPath() : directory.toRealPath().resolve(file.getFileName());
        byte[] head = PrivateFiles.head(here, StoreFormat.HEAD);
        boolean empty = head == null || head.length == 0;
        if ((link && empty) || (head != null && !StoreFormat.isOurs(head))) {
            throw foreign(here);
        }
        return here;
    }

    /** The message does not repeat the content, which belongs to somebody else. */
    private static BrokenStoreException foreign(Path here) {
        return new BrokenStoreException(
                "finicity.store.file leads to "
                        + here
                        + ", which is not a file of this store, so it is left alone and nothing is"
                        + " sent: name a file that does not exist yet, for example"
                        + " /var/lib/finicity/attempts. If it was this store's and is damaged,"
                        + " move it away, make sure that the account is not locked, and start"
                        + " again");
    }

    private static LockFile lock(Path here, String ending) {
        return new LockFile(here.resolveSibling(here.getFileName() + ending));
    }

    private static @Nullable String text(SortedMap<String, String> texts, String key) {
        String text = texts.get(key);
        return text == null ? texts.get(ANY_OTHER) : text;
    }

    private SortedMap<String, String> texts(Path here) throws IOException {
        byte[] bytes = PrivateFiles.read(here, LONGEST);
        if (bytes == null) {
            return new TreeMap<>();
        }
        if (!StoreFormat.isOurs(bytes)) {
            throw foreign(here);
        }
        if (PrivateFiles.tighten(here) && toldOfOthers.compareAndSet(false, true)) {
            LOG.log(
                    System.Logger.Level.WARNING,
                    "MPFIN-215 others could use {0}: changed to owner only, if the disk keeps"
                            + " rights",
                    here);
        }
        SortedMap<String, String> texts = StoreFormat.read(here.toString(), bytes);
        return texts == null ? setAside(here, bytes) : texts;
    }

    /**
     * Copies the file before it is replaced: after a crash in between, a missing file would be a
     * fresh start.
     */
    private static SortedMap<String, String> setAside(Path here, byte[] bytes) throws IOException {
        String name = here.getFileName() + ".damaged-" + StoreFormat.checksum(bytes);
        Path copy = here.resolveSibling(name);
        PrivateFiles.replace(copy, bytes);
        SortedMap<String, String> fresh = new TreeMap<>();
        fresh.put(ANY_OTHER, DAMAGED);
        PrivateFiles.replace(here, StoreFormat.write(fresh));
        LOG.log(
                System.Logger.Level.WARNING,
                "MPFIN-214 {0} was damaged and is kept as {1}: earlier attempts are not known any"
                        + " more",
                here,
                copy);
        return fresh;
    }

    private static void requireKeepable(String key, String text) {
        SortedMap<String, String> texts = new TreeMap<>();
        texts.put(key, text);
        byte[] bytes = StoreFormat.write(texts);
        if (key.equals(ANY_OTHER) || !texts.equals(StoreFormat.read(key, bytes))) {
            throw new IllegalArgumentException("a key is one word, a text is one line");
        }
    }

    private StoreException unusable(IOException cause) {
        return new StoreException(
                "the store file "
                        + file
                        + " cannot be used: this user must be able to read and replace it, and to"
                        + " create files beside it ("
                        + cause
                        + ")",
                cause);
    }
}
