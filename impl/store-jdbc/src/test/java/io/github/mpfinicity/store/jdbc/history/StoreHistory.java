package io.github.mpfinicity.store.jdbc.history;

import io.github.mpfinicity.store.jdbc.history.StoreCall.Kind;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds out whether the calls of one key are linearizable: whether each can have taken effect at
 * one moment between its begin and its end. Each write makes a new version from one other, so the
 * order of the writes is a chain that needs no search, and the time is linear. Pure.
 *
 * <p>For each version there is a first and a last moment at which it can have been written. The
 * first one follows from its write and the reads of the version before it, the last one from its
 * reads, the next versions and the writes that were refused for it. A history is impossible if the
 * last moment lies before the first.
 */
public final class StoreHistory {
    private final Collection<StoreCall> calls;
    private final List<String> violations = new ArrayList<>();
    private final Map<String, StoreCall> won = new HashMap<>();
    private final Map<String, Map<String, StoreCall>> unknown = new HashMap<>();
    private final Set<String> seen = new HashSet<>();

    /** The versions in their order, and the place of each. */
    private final List<Version> chain = new ArrayList<>();

    private final Map<String, Integer> places = new HashMap<>();

    /** A version with the moments between which it was written. */
    private static final class Version {
        private final String name;
        private long first;
        private long last;

        private Version(String name, long first, long last) {
            this.name = name;
            this.first = first;
            this.last = last;
        }
    }

    private StoreHistory(Collection<StoreCall> calls) {
        this.calls = calls;
    }

    /** What is wrong with the calls of one key; empty if nothing is. */
    public static List<String> violations(Collection<StoreCall> calls) {
        return new StoreHistory(calls).check();
    }

    private List<String> check() {
        calls.forEach(this::sort);
        follow();
        calls.forEach(this::requireInChain);
        if (violations.isEmpty()) {
            boundWrites();
            calls.forEach(this::boundRead);
            spread();
            calls.forEach(this::boundLost);
            spread();
            chain.forEach(this::requirePossible);
        }
        return violations;
    }

    /** A caller has read what it expects. */
    private void sort(StoreCall call) {
        seen.add(call.from());
        switch (call.kind()) {
            case READ -> seen.add(call.to());
            case WON -> {
                seen.add(call.to());
                StoreCall other = won.put(call.from(), call);
                if (other != null) {
                    violations.add("two writes replaced one version: " + other + ", " + call);
                }
            }
            case LOST -> {}
            case UNKNOWN ->
                    unknown.computeIfAbsent(call.from(), any -> new HashMap<>())
                            .merge(call.to(), call, (a, b) -> a.begin() <= b.begin() ? a : b);
        }
    }

    /**
     * Builds the chain: the write that is known, or else the unknown one that somebody has seen.
     */
    private void follow() {
        append(StoreCall.NONE, Long.MIN_VALUE, Long.MIN_VALUE);
        StoreCall next = after(StoreCall.NONE);
        while (next != null) {
            if (places.containsKey(next.to())) {
                violations.add("a version was written again: " + next);
                return;
            }
            append(next.to(), next.begin(), next.end());
            next = after(next.to());
        }
    }

    private void append(String name, long first, long last) {
        places.put(name, chain.size());
        chain.add(new Version(name, first, last));
    }

    private @Nullable StoreCall after(String version) {
        StoreCall known = won.get(version);
        if (known != null) {
            return known;
        }
        return unknown.getOrDefault(version, Map.of()).values().stream()
                .filter(each -> seen.contains(each.to()))
                .findFirst()
                .orElse(null);
    }

    private void requireInChain(StoreCall call) {
        if (call.is(Kind.READ) && !places.containsKey(call.to())) {
            violations.add("the version that was read was never current: " + call);
        }
        if (call.is(Kind.WON) && !places.containsKey(call.from())) {
            violations.add("the version that was replaced was never current: " + call);
        }
    }

    /**
     * A write that nobody has seen may be the last one. It matters if somebody was refused for it.
     */
    private void boundWrites() {
        Version last = chain.get(chain.size() - 1);
        unknown.getOrDefault(last.name, Map.of()).values().stream()
                .mapToLong(StoreCall::begin)
                .min()
                .ifPresent(begin -> append("after " + last.name, begin, StoreCall.NEVER));
    }

    /** A version that is read was written before the read ended, and replaced after it began. */
    private void boundRead(StoreCall call) {
        if (call.is(Kind.READ)) {
            int place = places.get(call.to());
            writtenBy(place, call.end());
            replacedAfter(place, call.begin());
        }
    }

    /** An expected version that was certainly written before was replaced before the refusal. */
    private void boundLost(StoreCall call) {
        Integer place = call.is(Kind.LOST) ? places.get(call.from()) : null;
        if (place == null || chain.get(place).last > call.begin()) {
            return;
        }
        if (place + 1 == chain.size()) {
            violations.add("a write was refused although its version was current: " + call);
        } else {
            writtenBy(place + 1, call.end());
        }
    }

    private void writtenBy(int place, long end) {
        Version version = chain.get(place);
        version.last = Math.min(version.last, end);
    }

    private void replacedAfter(int place, long begin) {
        if (place + 1 < chain.size()) {
            Version next = chain.get(place + 1);
            next.first = Math.max(next.first, begin);
        }
    }

    /** No version was written later than the next one. The one without a text is always there. */
    private void spread() {
        for (int i = chain.size() - 2; i > 0; i--) {
            chain.get(i).last = Math.min(chain.get(i).last, chain.get(i + 1).last);
        }
    }

    private void requirePossible(Version version) {
        if (version.first > version.last) {
            violations.add(
                    "version "
                            + version.name
                            + " was seen at "
                            + version.last
                            + ", but cannot have been written before "
                            + version.first);
        }
    }
}
