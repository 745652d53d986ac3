package io.github.mpfinicity.core.session;

import io.github.mpfinicity.core.record.AttemptResult;
import io.github.mpfinicity.core.record.LockoutRecord;
import io.github.mpfinicity.core.record.Reservation;
import io.github.mpfinicity.core.result.CachedToken;
import io.github.mpfinicity.core.vendor.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Processes, their records, the network and the vendor. {@link WorldKey} says when two worlds have
 * the same future.
 *
 * @param nodes each process
 * @param books one per process, or a single one that they share
 * @param wire requests that may still land
 * @param failures the vendor's own count: what must never come to five
 * @param names how many reservations were made
 */
record World(List<Node> nodes, List<Book> books, List<Request> wire, int failures, int names) {

    /** How far a run has come. */
    enum Phase {
        STARTED,
        RESERVED,
        SENDING,
        ANSWERED,
        NOTED
    }

    /** A record, and which secrets were written to it as refused, as this test sees it. */
    record Book(LockoutRecord record, Set<String> refused) {
        Book with(LockoutRecord next) {
            return new Book(next, refused);
        }

        Book refusing(String secret) {
            Set<String> more = new TreeSet<>(refused);
            more.add(secret);
            return new Book(record, more);
        }
    }

    /**
     * A process.
     *
     * @param pending ends that were noted and are not written
     * @param hot an outcome is unknown and its late window is not over
     * @param locked it heard that the account is locked
     * @param newest generation of the newest token that callers may have seen
     */
    record Node(
            SessionState session,
            List<RunAt> runs,
            List<Settlement> pending,
            boolean hot,
            boolean locked,
            long newest) {
        static Node started() {
            return new Node(SessionState.initial(), List.of(), List.of(), false, false, 0);
        }

        Node with(SessionState next) {
            CachedToken token = next.token();
            long seen = token == null ? newest : Math.max(newest, token.generation());
            return new Node(next, runs, pending, hot, locked, seen);
        }

        Node hot(boolean next) {
            return new Node(session, runs, pending, next, locked, newest);
        }

        Node locked(boolean next) {
            return new Node(session, runs, pending, hot, next, newest);
        }

        Node pending(List<Settlement> next) {
            return new Node(session, runs, List.copyOf(next), hot, locked, newest);
        }

        /** Either may be missing. */
        Node replacing(@Nullable RunAt before, @Nullable RunAt after) {
            var next = new ArrayList<>(runs);
            next.remove(before);
            if (after != null) {
                next.add(after);
            }
            return new Node(session, List.copyOf(next), pending, hot, locked, newest);
        }

        boolean awaits(RunAt run) {
            return session.inFlight(run.inFlight()) != null;
        }

        boolean isClosed() {
            return session.control() instanceof Control.Closed;
        }
    }

    /** A thread that carries out a run. */
    record RunAt(
            long inFlight,
            Phase phase,
            String secret,
            @Nullable Reservation reservation,
            @Nullable Attempt attempt,
            @Nullable Outcome outcome,
            @Nullable AttemptResult result) {
        static RunAt begun(long inFlight) {
            return new RunAt(inFlight, Phase.STARTED, "", null, null, null, null);
        }

        RunAt reserved(String with, Reservation permission) {
            return new RunAt(inFlight, Phase.RESERVED, with, permission, null, null, null);
        }

        RunAt sending(Attempt sent) {
            return new RunAt(inFlight, Phase.SENDING, secret, reservation, sent, null, null);
        }

        RunAt answered(Outcome end) {
            return new RunAt(inFlight, Phase.ANSWERED, secret, reservation, attempt, end, null);
        }

        RunAt noted(AttemptResult end) {
            return new RunAt(inFlight, Phase.NOTED, secret, reservation, attempt, null, end);
        }

        Settlement settlement() {
            return new Settlement(secret, reservation, result);
        }

        boolean has(String id) {
            return reservation != null && reservation.id().equals(id);
        }
    }

    /** What the ledger has to write; without a reservation it is a lock that another call saw. */
    record Settlement(String secret, @Nullable Reservation reservation, AttemptResult result) {
        static final Settlement LOCK = new Settlement("", null, new AttemptResult.Locked());
    }

    /** Something that was sent. */
    record Request(int node, String id, String secret) {}

    static World of(int processes, boolean shared) {
        List<Node> nodes = new ArrayList<>();
        List<Book> books = new ArrayList<>();
        for (int i = 0; i < processes; i++) {
            nodes.add(Node.started());
        }
        for (int i = 0; i < (shared ? 1 : processes); i++) {
            books.add(new Book(LockoutRecord.fresh("salt"), Set.of()));
        }
        return new World(List.copyOf(nodes), List.copyOf(books), List.of(), 0, 0);
    }

    int bookOf(int node) {
        return Math.min(node, books.size() - 1);
    }

    Book book(int node) {
        return books.get(bookOf(node));
    }

    LockoutRecord record(int node) {
        return book(node).record();
    }

    World with(int node, Node next) {
        return new World(set(nodes, node, next), books, wire, failures, names);
    }

    World with(int node, Book next) {
        return new World(nodes, set(books, bookOf(node), next), wire, failures, names);
    }

    World with(int node, LockoutRecord next) {
        return with(node, book(node).with(next));
    }

    World named() {
        return new World(nodes, books, wire, failures, names + 1);
    }

    World sending(Request request) {
        var more = new ArrayList<>(wire);
        more.add(request);
        return new World(nodes, books, List.copyOf(more), failures, names);
    }

    /** The vendor counts, or a success sets its count to zero. */
    World completed(Request request) {
        int count = request.secret().equals(Bounds.RIGHT) ? 0 : failures + 1;
        return lost(request.id()).failures(count);
    }

    World failures(int count) {
        return new World(nodes, books, wire, count, names);
    }

    World lost(String id) {
        var rest = wire.stream().filter(request -> !request.id().equals(id)).toList();
        return new World(nodes, books, rest, failures, names);
    }

    @Nullable Request request(String id) {
        for (Request request : wire) {
            if (request.id().equals(id)) {
                return request;
            }
        }
        return null;
    }

    private static <T> List<T> set(List<T> list, int index, T value) {
        var next = new ArrayList<>(list);
        next.set(index, value);
        return List.copyOf(next);
    }
}
