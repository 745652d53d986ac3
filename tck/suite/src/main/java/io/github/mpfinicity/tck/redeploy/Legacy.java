package io.github.mpfinicity.tck.redeploy;

import java.lang.ref.Reference;
import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The data that an application leaves to the next one in the same JVM. It is in the system
 * properties, which belong to neither, and has only types of the JDK.
 */
final class Legacy {
    /** The setting with the prefix of the names of the implementation's threads. */
    static final String NAMED = "mpfinicity.tck.threads";

    private static final long LONGEST_NANOS = TimeUnit.SECONDS.toNanos(20);
    private static final long MOMENT_MILLIS = 200;
    private static final String LOADER = "mpfinicity.tck.legacy.loader";
    private static final String THREADS = "mpfinicity.tck.legacy.threads";

    private Legacy() {}

    /**
     * Records this application's class loader and threads. Each application that will end calls it
     * first. A thread may be left by any of them; the class loader is the last one's.
     */
    static void leave() {
        System.getProperties().put(LOADER, new WeakReference<>(Legacy.class.getClassLoader()));
        System.getProperties().putIfAbsent(THREADS, ids());
    }

    /** Gives the class loader of the application before this one; null once it is collected. */
    static @Nullable ClassLoader loaderAtLast() throws InterruptedException {
        compareRecords();
        long start = System.nanoTime();
        while (loader() != null && System.nanoTime() - start < LONGEST_NANOS) {
            collect();
        }
        return loader();
    }

    /**
     * Makes the JVM forget the ended application's records. Java 17 to 25 keep the types of one
     * record class in {@code java.lang.runtime.ObjectMethods}, until a record of another class is
     * compared for the first time. Without this, the order of comparisons would decide about the
     * test.
     */
    private static void compareRecords() {
        var equal = Set.copyOf(List.of(new Compared(null), new Compared(null)));
        if (equal.size() != 1) {
            throw new IllegalStateException("records with the same parts must be equal");
        }
    }

    /** Its own type is that of its part, because the JVM keeps both. */
    private record Compared(@Nullable Compared part) {}

    private static @Nullable ClassLoader loader() {
        return (ClassLoader) ((WeakReference<?>) left(LOADER)).get();
    }

    /** True if that application had its own class loader; on a flat class path none has. */
    static boolean hadItsOwnLoader() {
        return loader() != Legacy.class.getClassLoader();
    }

    /**
     * Finds the threads that are left after they had time to end.
     *
     * @param prefix of the names of the implementation's threads
     */
    static List<Thread> threadsAtLast(String prefix) throws InterruptedException {
        long start = System.nanoTime();
        List<Thread> left = threads(prefix);
        while (!left.isEmpty() && System.nanoTime() - start < LONGEST_NANOS) {
            collect();
            left.get(0).join(MOMENT_MILLIS);
            left = threads(prefix);
        }
        return left;
    }

    /** Collects garbage: a JDK's HTTP client without references then ends its thread. */
    private static void collect() throws InterruptedException {
        var queue = new ReferenceQueue<Object>();
        var sentinel = new WeakReference<>(new Object(), queue);
        try {
            System.gc();
            queue.remove(MOMENT_MILLIS);
        } finally {
            Reference.reachabilityFence(sentinel);
        }
    }

    /**
     * Finds new threads that are named after the implementation or hold the class loader of the
     * ended application.
     */
    private static List<Thread> threads(String prefix) {
        var before = (Set<?>) left(THREADS);
        ClassLoader gone = hadItsOwnLoader() ? loader() : null;
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> !before.contains(thread.getId()))
                .filter(thread -> named(thread, prefix) || holds(thread, gone))
                .toList();
    }

    private static boolean named(Thread thread, String prefix) {
        return thread.getName().startsWith(prefix);
    }

    private static boolean holds(Thread thread, @Nullable ClassLoader gone) {
        return gone != null
                && (gone == thread.getContextClassLoader()
                        || gone == thread.getClass().getClassLoader());
    }

    private static Object left(String key) {
        Object value = System.getProperties().get(key);
        if (value == null) {
            throw new IllegalStateException("an earlier application did not set " + key);
        }
        return value;
    }

    private static Set<Long> ids() {
        return Thread.getAllStackTraces().keySet().stream()
                .map(Thread::getId)
                .collect(Collectors.toSet());
    }
}
