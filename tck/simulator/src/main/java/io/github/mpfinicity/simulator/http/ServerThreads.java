package io.github.mpfinicity.simulator.http;

import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicInteger;

/** Daemons that neither keep the JVM alive nor the class loader of whoever started them. */
final class ServerThreads implements ThreadFactory {

    private final AtomicInteger count = new AtomicInteger();

    @Override
    public Thread newThread(Runnable work) {
        var thread = new Thread(work, "finicity-simulator-" + count.incrementAndGet());
        thread.setDaemon(true);
        thread.setContextClassLoader(ServerThreads.class.getClassLoader());
        return thread;
    }
}
