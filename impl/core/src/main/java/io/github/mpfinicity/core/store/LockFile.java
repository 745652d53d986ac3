package io.github.mpfinicity.core.store;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * A lock that one thread of one process holds at a time. The operating system ends it with the
 * process, even after a crash. The file is empty and stays: after a deletion two processes could
 * hold the lock. A symbolic link is not followed.
 *
 * <p>POSIX ends all locks of a process on a file as soon as the process closes <em>any</em>
 * descriptor of it, so a thread that tries in vain would end the lock of its holder. Therefore a
 * thread first reserves the name in the system properties, which all class loaders of a JVM share,
 * and then opens the file.
 */
final class LockFile {
    private static final String TABLE = "io.github.mpfinicity.lock:";

    private final Path path;
    private final String name;

    /** Of a try beside the holder, whose lock would end if it were closed. */
    private volatile @Nullable FileChannel overlapping;

    LockFile(Path path) {
        this.path = path;
        this.name = TABLE + path;
    }

    /** The lock; null if another thread or process holds it. */
    @Nullable Held tryHold() throws IOException {
        // The object is made before the lock is taken, because nothing may fail afterwards.
        var held = new Held(System.getProperties());
        if (held.table.putIfAbsent(name, "held") != null) {
            return null;
        }
        try {
            held.channel = lock();
        } finally {
            if (held.channel == null) {
                held.table.remove(name);
            }
        }
        return held.channel == null ? null : held;
    }

    private @Nullable FileChannel lock() throws IOException {
        FileChannel open = overlapping;
        overlapping = null;
        FileChannel channel = open == null ? opened() : open;
        boolean needed = false;
        try {
            needed = channel.tryLock() != null;
            return needed ? channel : null;
        } catch (OverlappingFileLockException e) {
            // A thread of this JVM holds it that reserved the name in another table of properties.
            overlapping = channel;
            needed = true;
            return null;
        } finally {
            if (!needed) {
                channel.close();
            }
        }
    }

    private FileChannel opened() throws IOException {
        return PrivateFiles.open(
                path,
                StandardOpenOption.CREATE,
                StandardOpenOption.WRITE,
                LinkOption.NOFOLLOW_LINKS);
    }

    @Override
    public String toString() {
        return path.toString();
    }

    /** The lock, while it is held. Any thread may close it, also twice. */
    final class Held implements PartnerStore.Turn {
        private final AtomicBoolean over = new AtomicBoolean();
        private volatile @Nullable FileChannel channel;

        /** The table that has the name. The application may put another one in its place. */
        private final Properties table;

        private Held(Properties table) {
            this.table = table;
        }

        @Override
        public void close() {
            if (!over.compareAndSet(false, true)) {
                return;
            }
            FileChannel locked = channel;
            try {
                if (locked != null) {
                    locked.close();
                }
            } catch (IOException e) {
                // The descriptor is gone in any case, and the lock with it.
            } finally {
                table.remove(name);
            }
        }
    }
}
