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
        long number = Math.max(known.version().number(), stored.version().number()) + 1;
        boolean comparable = known.salt().equals(stored.salt());
        Lease lease = stored.cluster().lease();
        Shared shared = comparable ? newer().cluster() : known.cluster();
        return new LedgerRecord(
                new Version(number, known.salt(), Lineage.after(line, List.of(known, stored))),
                comparable ? fingerprints() : known.credentials(),
                charges(),
                new SuspensionState(
                        worse(known.suspension().halt(), stored.suspension().halt()),
                        Recent.union(
                                known.suspension().confirmations(),
                                stored.suspension().confirmations())),
                lease == null ? shared : shared.with(lease));
    }

    private Charges charges() {
        Charges before = base == null ? Charges.NONE : base.charges();
        return new Charges(
                sum(before.settled(), known.charges().settled(), stored.charges().settled()),
                sum(before.definite(), known.charges().definite(), stored.charges().definite()),
                open(before.open()));
    }

    private LedgerRecord newer() {
        return isKnownNewer() ? known : stored;
    }

    private boolean isKnownNewer() {
        return known.cluster().epoch() > stored.cluster().epoch();
    }

    /** What the newer token was got with is right, whatever the older record says. */
    private CredentialHistory fingerprints() {
        CredentialHistory newer = newer().credentials();
        CredentialHistory older = (isKnownNewer() ? stored : known).credentials();
        boolean certain = known.cluster().epoch() != stored.cluster().epoch();
        Proof accepted = newer.accepted() == null ? older.accepted() : newer.accepted();
        List<String> right = certain && accepted != null ? accepted.parts() : List.of();
        var superseded = older.superseded().stream().filter(each -> !right.contains(each)).toList();
        var rejected =
                older.rejected().stream()
                        .filter(each -> !right.contains(each.fingerprint()))
                        .toList();
        return new CredentialHistory(
                accepted,
                Recent.union(superseded, newer.superseded()),
                newer.presented(),
                Recent.union(rejected, newer.rejected()));
    }

    /** What only one has ended, has ended. */
    private List<String> open(List<String> before) {
        List<String> ours = known.charges().open();
        List<String> theirs = stored.charges().open();
        return union(ours, theirs).stream()
                .filter(id -> !before.contains(id) || (ours.contains(id) && theirs.contains(id)))
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
