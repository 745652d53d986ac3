package io.github.mpfinicity.microprofile.runtime;

import io.github.mpfinicity.core.time.ThreadTimer;
import io.github.mpfinicity.core.time.Timer;
import java.lang.reflect.InvocationTargetException;
import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import javax.naming.InitialContext;
import javax.naming.NamingException;

/**
 * Threads for authentications. Each task has a thread of its own, and the thread ends with the
 * task.
 *
 * <p>The container's managed thread factory makes the threads if there is one whose threads run.
 * The managed executor of the container is not used: if callers that wait for a token fill its
 * pool, the task that fetches the token stays in its queue. Without a container the threads are
 * virtual if the JDK has virtual threads, and daemons otherwise. Each task sees the application's
 * class loader.
 */
final class ApplicationThreads implements Executor, AutoCloseable {
    private static final String MANAGED = "java:comp/DefaultManagedThreadFactory";
    private static final String NAME = "mp-finicity";
    private static final Duration MOMENT = Duration.ofSeconds(1);

    private final ClassLoader application;
    private final ThreadPoolExecutor pool;
    private final ThreadTimer timer;

    /**
     * Starts no thread yet.
     *
     * @param factory that {@link #factory()} has found
     */
    ApplicationThreads(ClassLoader application, ThreadFactory factory) {
        this.application = application;
        this.timer = new ThreadTimer(factory);
        this.pool =
                new ThreadPoolExecutor(
                        0,
                        Integer.MAX_VALUE,
                        0,
                        TimeUnit.SECONDS,
                        new SynchronousQueue<>(),
                        factory);
    }

    @Override
    public void execute(Runnable task) {
        pool.execute(() -> run(task));
    }

    /** The timer for deadlines. It has a thread only while a deadline is running. */
    Timer timer() {
        return timer;
    }

    /** Interrupts the running tasks and refuses new ones. */
    @Override
    public void close() {
        timer.close();
        pool.shutdownNow();
    }

    private void run(Runnable task) {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(application);
        try {
            task.run();
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    /**
     * Finds a factory for threads. The JNDI name is a constant of the Jakarta EE specification, so
     * no user decides what is read.
     */
    @SuppressWarnings("BanJNDI")
    static ThreadFactory factory() {
        try {
            if (InitialContext.doLookup(MANAGED) instanceof ThreadFactory managed) {
                return new ManagedThreads(managed, unmanaged(), MOMENT);
            }
        } catch (NamingException noContainer) {
            return unmanaged();
        }
        return unmanaged();
    }

    /** {@code Thread.ofVirtual().name("mp-finicity").factory()} where it exists: from JDK 21 on. */
    private static ThreadFactory unmanaged() {
        try {
            Object builder = Thread.class.getMethod("ofVirtual").invoke(null);
            Class<?> type = Class.forName("java.lang.Thread$Builder");
            Object named = type.getMethod("name", String.class).invoke(builder, NAME);
            return (ThreadFactory) type.getMethod("factory").invoke(named);
        } catch (NoSuchMethodException
                | ClassNotFoundException
                | IllegalAccessException
                | InvocationTargetException platformThreadsOnly) {
            return ApplicationThreads::daemon;
        }
    }

    private static Thread daemon(Runnable task) {
        Thread thread = Executors.defaultThreadFactory().newThread(task);
        thread.setName(NAME);
        thread.setDaemon(true);
        return thread;
    }
}
