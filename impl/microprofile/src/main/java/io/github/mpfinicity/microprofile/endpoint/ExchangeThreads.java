package io.github.mpfinicity.microprofile.endpoint;

import static java.lang.System.Logger.Level.DEBUG;

import java.net.http.HttpClient;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** Where clients do their work. A thread ends when it had none for a second: nothing to close. */
final class ExchangeThreads implements Executor {
    private static final System.Logger LOG = System.getLogger(ExchangeThreads.class.getName());

    private final ExecutorService pool =
            new ThreadPoolExecutor(
                    0,
                    Integer.MAX_VALUE,
                    1,
                    TimeUnit.SECONDS,
                    new SynchronousQueue<>(),
                    ExchangeThreads::daemon);

    @Override
    public void execute(Runnable task) {
        pool.execute(task);
    }

    /** From JDK 21 on a client can be closed. That waits for what is under way, so not here. */
    void end(HttpClient client) {
        if (client instanceof AutoCloseable closeable) {
            execute(() -> close(closeable));
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
