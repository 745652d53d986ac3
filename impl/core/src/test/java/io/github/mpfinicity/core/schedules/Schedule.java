package io.github.mpfinicity.core.schedules;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.function.BooleanSupplier;

/**
 * One run of a scene. One thread runs at a time, and at each point a {@link Choice} says which one
 * goes on. So the same choices lead to the same run.
 */
public final class Schedule {
    private static final int MOST_POINTS = 20_000;
    private static final ThreadLocal<Task> MINE = new ThreadLocal<>();

    private final Choice choice;
    private final boolean ofNodes;
    private final List<Task> tasks = new ArrayList<>();
    private final Semaphore over = new Semaphore(0);
    private volatile Throwable failure;
    private int points;

    /** Says who goes on. */
    interface Choice {
        /**
         * The number of the thread that goes on.
         *
         * @param preempts true if the first thread is the one that runs and could go on
         */
        int of(int threads, boolean preempts);
    }

    private static final class Task {
        final Schedule schedule;
        final Semaphore turn = new Semaphore(0);
        BooleanSupplier ready = () -> true;
        String awaited = "nothing";
        boolean over;

        Task(Schedule schedule) {
            this.schedule = schedule;
        }
    }

    /** Ends the threads of a run that has failed. */
    @SuppressWarnings("serial")
    private static final class Aborted extends Error {
        Aborted() {
            super("the run has failed", null, false, false);
        }
    }

    /** A run that has not begun; {@code ofNodes} as in {@link Scene#isOfNodes}. */
    Schedule(Choice choice, boolean ofNodes) {
        this.choice = choice;
        this.ofNodes = ofNodes;
    }

    /** Runs all threads to their ends, with those that they start. */
    void run(List<Runnable> threads) throws Throwable {
        threads.forEach(this::add);
        next(null).turn.release();
        over.acquire();
        if (failure != null) {
            throw failure;
        }
    }

    /** Starts a thread from a thread of a scene; elsewhere runs the task at once. */
    public static void start(Runnable task) {
        Task mine = MINE.get();
        if (mine == null) {
            task.run();
        } else {
            mine.schedule.add(task);
            point();
        }
    }

    /** Lets another thread go on, maybe. Does nothing outside of a scene. */
    public static void point() {
        Task mine = MINE.get();
        if (mine != null && !mine.schedule.ofNodes) {
            outside();
        }
    }

    /** The same before an access to what nodes share. */
    public static void outside() {
        await("nothing", () -> true);
    }

    /** Goes on when something is true. It fails if no thread is left that could make it so. */
    public static void await(String what, BooleanSupplier ready) {
        Task mine = MINE.get();
        if (mine == null) {
            if (!ready.getAsBoolean()) {
                throw new IllegalStateException("nobody else runs, but this waits for " + what);
            }
            return;
        }
        mine.awaited = what;
        mine.ready = ready;
        mine.schedule.pass(mine);
    }

    private void add(Runnable part) {
        var task = new Task(this);
        tasks.add(task);
        var thread =
                new Thread(
                        () -> {
                            task.turn.acquireUninterruptibly();
                            MINE.set(task);
                            carryOut(part, task);
                        },
                        "schedule-" + tasks.size());
        thread.setDaemon(true);
        thread.start();
    }

    private void carryOut(Runnable part, Task task) {
        try {
            if (failure == null) {
                part.run();
            }
        } catch (Aborted e) {
            // Another thread has failed.
        } catch (Throwable e) {
            fail(e);
        }
        task.over = true;
        if (failure == null && !tasks.stream().allMatch(each -> each.over)) {
            try {
                next(null).turn.release();
                return;
            } catch (Aborted e) {
                // The others cannot go on.
            }
        }
        over.release();
    }

    private void pass(Task mine) {
        if (failure != null) {
            throw new Aborted();
        }
        Task next = next(mine);
        if (next != mine) {
            next.turn.release();
            mine.turn.acquireUninterruptibly();
        }
        if (failure != null) {
            throw new Aborted();
        }
    }

    private Task next(Task running) {
        List<Task> ready = new ArrayList<>();
        if (running != null && running.ready.getAsBoolean()) {
            ready.add(running);
        }
        boolean preempts = !ready.isEmpty();
        tasks.stream()
                .filter(each -> each != running && !each.over && each.ready.getAsBoolean())
                .forEach(ready::add);
        if (ready.isEmpty()) {
            fail(new AssertionError("no thread can go on: " + awaited()));
        } else if (++points > MOST_POINTS) {
            fail(new AssertionError("the threads do not end: " + awaited()));
        }
        if (failure != null) {
            throw new Aborted();
        }
        return ready.size() == 1 ? ready.get(0) : ready.get(choice.of(ready.size(), preempts));
    }

    private List<String> awaited() {
        return tasks.stream()
                .map(each -> each.over ? "(ended)" : "waits for " + each.awaited)
                .toList();
    }

    private void fail(Throwable why) {
        if (failure == null) {
            failure = why;
        }
        tasks.forEach(each -> each.turn.release());
    }
}
