package io.github.mpfinicity.core.record;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;

/**
 * The attempts that count against the budget. An attempt is charged from its reservation on: {@code
 * charged = settled - cleared + open}. A plain counter overruns in five ways that were found by
 * search, so do not simplify this.
 *
 * @param settled failures, and attempts without an answer that are too old to arrive
 * @param definite the definite failures among them
 * @param open reservations whose end is not known
 * @param reasons the reasons of the last four charges since a success
 */
public record Charges(
        FailureCount settled,
        FailureCount definite,
        List<String> open,
        List<ChargeReason> reasons) {
    static final Charges NONE =
            new Charges(FailureCount.NONE, FailureCount.NONE, List.of(), List.of());

    public Charges {
        open = List.copyOf(open);
        reasons = List.copyOf(reasons);
    }

    /** Attempts that count against the budget. */
    public long charged() {
        return settled.charged() + open.size();
    }

    /**
     * True if one more attempt may be charged. Proven credentials may be tried beyond the budget.
     */
    boolean allows(LockoutPolicy policy, boolean proven) {
        boolean probing = policy.probing() && proven && definite.charged() == 0;
        return left(policy) > 0 || probing;
    }

    /** The attempts that may still fail within the budget. */
    long left(LockoutPolicy policy) {
        return definite.charged() < policy.definiteBudget()
                ? Math.max(0, policy.budget() - charged())
                : 0;
    }

    Charges reserve(String id) {
        var more = new ArrayList<>(open);
        more.add(id);
        return new Charges(settled, definite, more, reasons);
    }

    /** The attempt did not count. */
    Charges givenBack(String id) {
        return new Charges(settled, definite, without(List.of(id)), reasons);
    }

    /** The attempt was refused for certain. */
    Charges failed(String id) {
        return new Charges(settled.plus(1), definite.plus(1), without(List.of(id)), reasons);
    }

    /** Notes the reason of a charge. A second call changes nothing. */
    Charges because(ChargeReason reason) {
        return new Charges(settled, definite, open, BoundedList.with(reasons, reason));
    }

    /** Attempts too old to arrive are failures for ever; the next success clears them. */
    Charges aged(Collection<String> ids) {
        List<String> kept = without(ids);
        return new Charges(settled.plus(open.size() - kept.size()), definite, kept, reasons);
    }

    /** The attempt succeeded, and clears what was settled when it began. */
    Charges clearedBy(Reservation success) {
        return new Charges(
                settled.clearedUpTo(success.settled()),
                definite.clearedUpTo(success.definite()),
                without(List.of(success.id())),
                List.of());
    }

    /** Clears all charges, also of attempts under way. Their ends may still be charged. */
    Charges cleared() {
        FailureCount all = settled.plus(open.size());
        return new Charges(
                all.clearedUpTo(all.counted()),
                definite.clearedUpTo(definite.counted()),
                List.of(),
                List.of());
    }

    /**
     * The sum of both. Its counts are above the watermarks of all attempts under way. Each of those
     * knows one of the two only, so its success must clear nothing.
     */
    Charges plus(Charges other) {
        List<String> both = Stream.concat(open.stream(), other.open.stream()).distinct().toList();
        return new Charges(
                settled.plus(other.settled),
                definite.plus(other.definite),
                both,
                BoundedList.union(reasons, other.reasons));
    }

    private List<String> without(Collection<String> ids) {
        return open.stream().filter(each -> !ids.contains(each)).toList();
    }
}
