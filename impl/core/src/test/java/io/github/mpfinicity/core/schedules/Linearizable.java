package io.github.mpfinicity.core.schedules;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/**
 * A history of calls, and the question whether one order explains it: each call has the result that
 * a sequential model gives, and no call comes before one that had ended when it began.
 */
final class Linearizable {
    private final List<Call> calls = new ArrayList<>();
    private int moment;

    /** What a call did, and when it began and ended. */
    record Call(String what, String result, int begun, int ended) {}

    /** A model after a call, and the result of the call. */
    record Step(Model after, String result) {}

    /** A sequential model; it never changes. */
    @FunctionalInterface
    interface Model {
        Step step(String what);
    }

    void call(String what, Supplier<String> call) {
        int begun = moment++;
        String result = call.get();
        calls.add(new Call(what, result, begun, moment++));
    }

    boolean isExplainedBy(Model model) {
        return explains(model, calls);
    }

    private static boolean explains(Model model, List<Call> left) {
        return left.isEmpty() || left.stream().anyMatch(call -> comesFirst(call, model, left));
    }

    private static boolean comesFirst(Call call, Model model, List<Call> left) {
        Step step = model.step(call.what());
        List<Call> others = left.stream().filter(each -> !each.equals(call)).toList();
        return step.result().equals(call.result())
                && others.stream().noneMatch(each -> each.ended() < call.begun())
                && explains(step.after(), others);
    }

    @Override
    public String toString() {
        return calls.toString();
    }
}
