package io.github.mpfinicity.microprofile.vendor;

import static java.lang.System.Logger.Level.DEBUG;

import java.net.http.HttpClient;
import java.util.concurrent.Callable;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * The threads of the clients. A thread ends when it has had no work for a second, so nothing has to
 * be closed.
 */
final class ExchangeThreads implements Executor {
    private static final System.Logger LOG = System.getLogger(ExchangeThreads.class.getName());

    private final ExecutorService pool;

    ExchangeThreads() {
        this(ExchangeThreads::daemon);
    }

    ExchangeThreads(ThreadFactory factory) {
        this.pool =
                new ThreadPoolExecutor(
                        0,
                        Integer.MAX_VALUE,
                        1,
                        TimeUnit.SECONDS,
                        new SynchronousQueue<>(),
                        factory);
    }

    /** Runs a task that may block. Fails if there is no thread for it. */
    <T> Future<T> submit(Callable<T> task) {
        return pool.submit(task);
    }

    /**
     * Runs a client's own task, which never blocks. If there is no thread, the calling thread runs
     * it.
     */
    @Override
    public void execute(Runnable task) {
        try {
            pool.execute(task);
        } catch (OutOfMemoryError e) {
            task.run();
        }
    }

    /**
     * Closes a client, which is possible from JDK 21 on. Closing waits for requests that are under
     * way, so it has a thread of its own. If no thread can be made, the garbage collector ends the
     * client.
     */
    void end(HttpClient client) {
        if (client instanceof AutoCloseable closeable) {
            try {
                pool.execute(() -> close(closeable));
            } catch (OutOfMemoryError e) {
                LOG.log(DEBUG, "an HTTP client was left to the garbage collector", e);
            }
        }
    }

    private static void close(AutoCloseable client) {
        try {
            client.close();
        } catch (Exception e) {
            LOG.log(DEBUG, "an HTTP client could not be closed", e);
        }
    }

    private static Thread daemon(Runnable task) {
        var thread = new Thread(task, "mp-finicity exchange");
        thread.setDaemon(true);
        return thread;
    }
}
