package io.github.mpfinicity.simulator.http;

import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicInteger;

/** Makes daemon threads that keep neither the JVM alive nor their starter's class loader. */
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
