package io.github.mpfinicity.core.schedules;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;

/**
 * Tries schedules of a scene: each one in which a thread that could go on is interrupted so often
 * at most, and then random ones.
 */
public final class Exploration {
    private final Supplier<Scene> scenes;
    private final List<Step> path = new ArrayList<>();
    private int tried;

    /** What was chosen at a point. */
    private record Step(int chosen, int threads, boolean preempts) {
        boolean interrupts() {
            return preempts && chosen > 0;
        }
    }

    /** A failure, and the choices that lead to it. */
    public record Failure(Throwable why, int tried, String choices) {
        @Override
        public String toString() {
            return why + " (schedule " + tried + ": " + choices + ")";
        }
    }

    public Exploration(Supplier<Scene> scenes) {
        this.scenes = scenes;
    }

    /**
     * The first failure of the schedules that each build tries, or of many more with {@code
     * -Dschedules.whole=true}; null if there is none. Prints how many were tried.
     */
    public Failure schedules(String scene) {
        boolean whole = Boolean.getBoolean("schedules.whole");
        Failure failure = all(whole ? 2 : 1);
        int all = tried;
        failure = failure == null ? random(whole ? 20_000 : 50, 1) : failure;
        System.out.printf("schedules of %s: %d and %d random%n", scene, all, tried - all);
        return failure;
    }

    /** The first failure; null if there is none. */
    public Failure all(int interruptions) {
        path.clear();
        do {
            int[] at = {0};
            Throwable why =
                    failure(
                            (threads, preempts) -> {
                                if (at[0] == path.size()) {
                                    path.add(new Step(0, threads, preempts));
                                }
                                return Math.min(path.get(at[0]++).chosen(), threads - 1);
                            });
            if (why != null) {
                return new Failure(why, tried, choices());
            }
        } while (another(interruptions));
        return null;
    }

    /** The first failure; null if there is none. The same seed leads to the same schedules. */
    public Failure random(int count, long seed) {
        var random = new Random(seed);
        for (int i = 0; i < count; i++) {
            long one = random.nextLong();
            var choices = new Random(one);
            Throwable why =
                    failure(
                            (threads, preempts) ->
                                    preempts && choices.nextInt(8) > 0
                                            ? 0
                                            : choices.nextInt(threads));
            if (why != null) {
                return new Failure(why, tried, "seed " + one);
            }
        }
        return null;
    }

    private Throwable failure(Schedule.Choice choice) {
        tried++;
        try {
            Scene scene = scenes.get();
            new Schedule(choice, scene.isOfNodes()).run(scene.threads());
            scene.check();
            return null;
        } catch (Throwable e) {
            return e;
        }
    }

    /** Goes back to the last point at which another thread may go on. */
    private boolean another(int interruptions) {
        while (!path.isEmpty()) {
            Step last = path.remove(path.size() - 1);
            long before = path.stream().filter(Step::interrupts).count();
            if (last.chosen() + 1 < last.threads()
                    && (!last.preempts() || before < interruptions)) {
                path.add(new Step(last.chosen() + 1, last.threads(), last.preempts()));
                return true;
            }
        }
        return false;
    }

    private String choices() {
        return path.stream().map(step -> String.valueOf(step.chosen())).toList().toString();
    }
}
