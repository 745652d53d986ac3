package io.github.mpfinicity.microprofile.runtime;

import static java.util.stream.Collectors.groupingBy;

import io.github.mpfinicity.microprofile.config.Origin;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Finds the partners with an origin in the same time, however many there are. Base URIs may change;
 * then the table is made anew. Safe for any thread.
 */
final class PartnersByOrigin {
    private final AtomicLong changes = new AtomicLong();
    private volatile @Nullable Table table;

    private record Table(long madeAfter, Map<Origin, List<PartnerRuntime>> partners) {}

    /** A partner has another base URI now. */
    void changed() {
        changes.incrementAndGet();
    }

    /**
     * The partners with the origin of a URI, in their order.
     *
     * @param all the partners, asked only for a new table
     */
    List<PartnerRuntime> at(URI uri, Supplier<List<PartnerRuntime>> all) {
        Table known = table;
        if (known == null || known.madeAfter() != changes.get()) {
            known = made(all.get());
            table = known;
        }
        return known.partners().getOrDefault(Origin.of(uri), List.of());
    }

    /** The changes are counted first: a base URI that changes meanwhile makes the table old. */
    private Table made(List<PartnerRuntime> all) {
        long counted = changes.get();
        return new Table(
                counted, all.stream().collect(groupingBy(each -> Origin.of(each.baseUri()))));
    }
}
