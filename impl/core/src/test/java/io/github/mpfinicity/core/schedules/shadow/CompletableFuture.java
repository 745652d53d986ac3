package io.github.mpfinicity.core.schedules.shadow;

import io.github.mpfinicity.core.schedules.Schedule;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

public final class CompletableFuture<T> extends java.util.concurrent.CompletableFuture<T> {
    public static <U> CompletableFuture<U> completedFuture(U value) {
        var made = new CompletableFuture<U>();
        made.complete(value);
        return made;
    }

    /** The real one makes its copy by a method that returns the real type. */
    @Override
    public CompletableFuture<T> copy() {
        var made = new CompletableFuture<T>();
        var unused =
                whenComplete(
                        (value, failure) -> {
                            if (failure == null) {
                                made.complete(value);
                            } else {
                                made.completeExceptionally(failure);
                            }
                        });
        return made;
    }

    @Override
    public boolean complete(T value) {
        Schedule.point();
        return super.complete(value);
    }

    @Override
    public boolean completeExceptionally(Throwable failure) {
        Schedule.point();
        return super.completeExceptionally(failure);
    }

    @Override
    public boolean isDone() {
        Schedule.point();
        return super.isDone();
    }

    @Override
    public T getNow(T otherwise) {
        Schedule.point();
        return super.getNow(otherwise);
    }

    /** Waits without a limit: if nobody else can go on, nobody will complete it. */
    @Override
    public T get(long time, TimeUnit unit)
            throws InterruptedException, ExecutionException, TimeoutException {
        Schedule.await("the end of a run or a call", super::isDone);
        return super.get();
    }
}
