package io.github.mpfinicity.tck.probe;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Many threads at once, and threads that belong to no application. */
public final class Callers {
    private static final long LONGEST_SECONDS = 40;

    private final List<CompletableFuture<CallEnd>> answers = new ArrayList<>();
    private final CountDownLatch ready;

    private Callers(int count) {
        this.ready = new CountDownLatch(count);
    }

    /**
     * Starts a thread for each call and releases all threads together.
     *
     * @param calls one a thread
     * @return the callers; all have started
     * @throws InterruptedException if interrupted
     */
    public static Callers together(List<Callable<?>> calls) throws InterruptedException {
        return start(calls, Thread.currentThread().getContextClassLoader());
    }

    /**
     * Does the same as {@link #together}, from threads whose context class loader is the system's.
     *
     * @param calls one a thread
     * @return the callers; all have started
     * @throws InterruptedException if interrupted
     */
    public static Callers foreign(List<Callable<?>> calls) throws InterruptedException {
        return start(calls, ClassLoader.getSystemClassLoader());
    }

    private static Callers start(List<Callable<?>> calls, ClassLoader loader)
            throws InterruptedException {
        var callers = new Callers(calls.size());
        for (Callable<?> call : calls) {
            callers.add(call, loader);
        }
        callers.ready.await();
        return callers;
    }

    private void add(Callable<?> call, ClassLoader loader) {
        var answer = new CompletableFuture<CallEnd>();
        answers.add(answer);
        var thread = new Thread(() -> answer.complete(CallEnd.of(() -> go(call))), "tck-caller");
        thread.setContextClassLoader(loader);
        thread.setDaemon(true);
        thread.start();
    }

    private Object go(Callable<?> call) throws Exception {
        ready.countDown();
        ready.await();
        return call.call();
    }

    /**
     * Waits for all calls.
     *
     * @return the answers, in the order of the calls
     * @throws InterruptedException if interrupted
     * @throws TimeoutException if one takes too long
     */
    public List<CallEnd> answers() throws InterruptedException, TimeoutException {
        var all = new ArrayList<CallEnd>();
        for (CompletableFuture<CallEnd> answer : answers) {
            try {
                all.add(answer.get(LONGEST_SECONDS, TimeUnit.SECONDS));
            } catch (ExecutionException e) {
                throw new IllegalStateException(e);
            }
        }
        return all;
    }
}
