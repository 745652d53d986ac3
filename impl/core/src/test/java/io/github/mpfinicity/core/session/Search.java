package io.github.mpfinicity.core.session;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Walks through every world that can follow from a first one, the nearest first. */
final class Search implements Moves.Sink {
    private static final int MOST_STATES = 1_000_000;

    private final Bounds bounds;
    private final SessionMoves session;
    private final WireMoves wire;
    private final RunMoves runs;
    private final Set<String> seen = new HashSet<>();
    private final Deque<Arrived> next = new ArrayDeque<>();
    private @Nullable Arrival current;
    private @Nullable Violation violation;

    /** Which invariant broke, and the shortest way to it. */
    record Violation(String invariant, List<String> trace) {
        @Override
        public String toString() {
            return invariant + " after " + trace.size() + " moves: " + String.join(" > ", trace);
        }
    }

    /** By which move a world was reached first. */
    private record Arrival(@Nullable Arrival before, int process, String how) {}

    private record Arrived(World world, Arrival arrival) {}

    Search(Design design, Bounds bounds) {
        this.bounds = bounds;
        this.wire = new WireMoves(design, bounds, this);
        this.runs = new RunMoves(design, bounds, this, wire);
        this.session = new SessionMoves(design, bounds, this, runs);
    }

    /**
     * The nearest broken invariant; null if there is none.
     *
     * @throws IllegalStateException if there are too many worlds to tell
     */
    @Nullable Violation run() {
        go(0, "starts", World.of(bounds.processes(), bounds.shared()));
        while (violation == null && !next.isEmpty()) {
            Arrived arrived = next.remove();
            current = arrived.arrival();
            World world = arrived.world();
            for (int i = 0; i < world.nodes().size(); i++) {
                session.of(world, i, world.nodes().get(i));
                runs.of(world, i, world.nodes().get(i));
            }
            wire.late(world);
        }
        return violation;
    }

    int states() {
        return seen.size();
    }

    @Override
    public void go(int process, String how, World world) {
        String key = WorldKey.of(world, bounds);
        if (seen.contains(key)) {
            return;
        }
        if (seen.size() == MOST_STATES) {
            throw new IllegalStateException("more than " + MOST_STATES + " states");
        }
        var arrival = new Arrival(current, process, how);
        seen.add(key);
        next.add(new Arrived(world, arrival));
    }

    @Override
    public void broken(int process, String how, String invariant) {
        if (violation != null) {
            return;
        }
        List<String> trace = new ArrayList<>(List.of(process + " " + how));
        for (Arrival a = current; a != null && a.before() != null; a = a.before()) {
            trace.add(a.process() + " " + a.how());
        }
        Collections.reverse(trace);
        violation = new Violation(invariant, trace);
    }
}
