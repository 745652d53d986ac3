package io.github.mpfinicity.core.record;

import java.util.ArrayList;
import java.util.List;

/** Keeps the last four items of a list, because a record must not grow for ever. */
public final class BoundedList {
    private static final int REMEMBERED = 4;

    private BoundedList() {}

    /** The list with this item as the latest. */
    public static <T> List<T> with(List<T> all, T latest) {
        return union(all, List.of(latest));
    }

    /** The list with these items as the latest. */
    static <T> List<T> union(List<T> all, List<T> latest) {
        var more = new ArrayList<>(all);
        more.removeAll(latest);
        more.addAll(latest);
        return last(more);
    }

    static <T> List<T> last(List<T> all) {
        return all.subList(Math.max(0, all.size() - REMEMBERED), all.size());
    }
}
