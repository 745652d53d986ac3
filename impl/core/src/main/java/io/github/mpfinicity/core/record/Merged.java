package io.github.mpfinicity.core.record;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** One record of two that had one past. Where they differ, what allows less. Pure. */
public final class Merged {
    private final @Nullable LedgerRecord base;
    private final LedgerRecord known;
    private final LedgerRecord stored;

    /**
     * Merges two records.
     *
     * @param base that both come from; null if nobody can tell: then what both have counts twice
     * @param known whose salt stays; fingerprints of the other are kept only under the same salt
     */
    public Merged(@Nullable LedgerRecord base, LedgerRecord known, LedgerRecord stored) {
        this.base = base;
        this.known = known;
        this.stored = stored;
    }

    /** The record, as the beginning of a line. */
    public LedgerRecord as(String line) {
        Lease lease = stored.shared().lease();
        Next next =
                known.next()
                        .version(Math.max(known.version(), stored.version()) + 1)
                        .halt(worse(known.halt(), stored.halt()))
                        .confirmations(
                                Recent.last(union(known.confirmations(), stored.confirmations())))
                        .settled(
                                sum(
                                        base == null ? Tally.NONE : base.settled(),
                                        known.settled(),
                                        stored.settled()))
                        .definite(
                                sum(
                                        base == null ? Tally.NONE : base.definite(),
                                        known.definite(),
                                        stored.definite()))
                        .open(open())
                        .lineage(Lineage.after(line, List.of(known, stored)));
        boolean comparable = known.salt().equals(stored.salt());
        if (comparable) {
            fingerprints(next);
        }
        Shared shared = comparable ? newer().shared() : known.shared();
        return next.shared(lease == null ? shared : shared.with(lease)).build();
    }

    private LedgerRecord newer() {
        return isKnownNewer() ? known : stored;
    }

    private boolean isKnownNewer() {
        return known.shared().epoch() > stored.shared().epoch();
    }

    /** What the newer token was got with is right, whatever the older record says. */
    private void fingerprints(Next next) {
        LedgerRecord newer = newer();
        LedgerRecord older = isKnownNewer() ? stored : known;
        boolean certain = newer.shared().epoch() > older.shared().epoch();
        Proof accepted = newer.accepted() == null ? older.accepted() : newer.accepted();
        List<String> right = certain && accepted != null ? accepted.parts() : List.of();
        var superseded = older.superseded().stream().filter(each -> !right.contains(each)).toList();
        var rejected =
                older.rejected().stream()
                        .filter(each -> !right.contains(each.fingerprint()))
                        .toList();
        if (accepted != null) {
            next.accepted(accepted);
        }
        next.presented(newer.presented())
                .superseded(Recent.last(union(superseded, newer.superseded())))
                .rejected(Recent.last(union(rejected, newer.rejected())));
    }

    /** What only one has ended, has ended. */
    private List<String> open() {
        List<String> both = union(known.open(), stored.open());
        List<String> before = base == null ? List.of() : base.open();
        return both.stream()
                .filter(
                        id ->
                                !before.contains(id)
                                        || (known.open().contains(id)
                                                && stored.open().contains(id)))
                .toList();
    }

    private static Halt worse(Halt a, Halt b) {
        return Stream.of(Halt.LOCKED, Halt.DAMAGED)
                .filter(each -> a == each || b == each)
                .findFirst()
                .orElse(Halt.NONE);
    }

    /**
     * What is charged goes above all watermarks that attempts under way were given, for they know
     * of one of the two pasts only: a success of theirs wipes nothing of the other.
     */
    private static Tally sum(Tally base, Tally known, Tally stored) {
        long wiped = Math.max(known.cleared(), stored.cleared());
        long charged =
                Math.max(0, base.counted() - Math.max(base.cleared(), wiped))
                        + since(base, known)
                        + since(base, stored);
        long above = Math.max(known.counted(), stored.counted());
        return new Tally(above + charged, above);
    }

    private static long since(Tally base, Tally now) {
        return Math.max(0, now.counted() - Math.max(base.counted(), now.cleared()));
    }

    private static <T> List<T> union(List<T> first, List<T> second) {
        Set<T> all = new LinkedHashSet<>(first);
        all.removeAll(second);
        all.addAll(second);
        return new ArrayList<>(all);
    }
}
