package io.github.mpfinicity.core.record;

import io.github.mpfinicity.core.credentials.Rejection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The record that follows another: what is not set stays, the version grows. */
public final class Next {
    private final LedgerRecord before;
    private long version;
    private @Nullable Proof accepted;
    private List<String> superseded;
    private String presented;
    private List<Rejection> rejected;
    private Halt halt;
    private List<String> confirmations;
    private Tally settled;
    private Tally definite;
    private List<String> open;
    private Shared shared;
    private Lineage lineage;

    Next(LedgerRecord before) {
        this.before = before;
        version = before.version() + 1;
        accepted = before.accepted();
        superseded = before.superseded();
        presented = before.presented();
        rejected = before.rejected();
        halt = before.halt();
        confirmations = before.confirmations();
        settled = before.settled();
        definite = before.definite();
        open = before.open();
        shared = before.shared();
        lineage = before.lineage();
    }

    Next version(long value) {
        version = value;
        return this;
    }

    Next accepted(Proof value) {
        accepted = value;
        return this;
    }

    Next superseded(List<String> value) {
        superseded = value;
        return this;
    }

    Next presented(String value) {
        presented = value;
        return this;
    }

    Next rejected(List<Rejection> value) {
        rejected = value;
        return this;
    }

    Next halt(Halt value) {
        halt = value;
        return this;
    }

    Next confirmations(List<String> value) {
        confirmations = value;
        return this;
    }

    public Next settled(Tally value) {
        settled = value;
        return this;
    }

    Next definite(Tally value) {
        definite = value;
        return this;
    }

    public Next open(List<String> value) {
        open = value;
        return this;
    }

    public Next shared(Shared value) {
        shared = value;
        return this;
    }

    public Next lineage(Lineage value) {
        lineage = value;
        return this;
    }

    public LedgerRecord build() {
        return new LedgerRecord(
                version,
                before.salt(),
                accepted,
                superseded,
                presented,
                rejected,
                halt,
                confirmations,
                settled,
                definite,
                open,
                shared,
                lineage);
    }
}
