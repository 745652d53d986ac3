package io.github.mpfinicity.core.session;

import io.github.mpfinicity.core.credentials.Rejection;
import io.github.mpfinicity.core.record.AttemptResult;
import io.github.mpfinicity.core.record.FailureCount;
import io.github.mpfinicity.core.record.LockoutRecord;
import io.github.mpfinicity.core.result.CachedToken;
import io.github.mpfinicity.core.session.World.Book;
import io.github.mpfinicity.core.session.World.Node;
import io.github.mpfinicity.core.session.World.Phase;
import io.github.mpfinicity.core.session.World.Request;
import io.github.mpfinicity.core.session.World.RunAt;
import io.github.mpfinicity.core.session.World.Settlement;
import java.util.Arrays;

/**
 * A text that two worlds share if they have the same future.
 *
 * <ul>
 *   <li>Runs and generations are only compared: their ranks are written.
 *   <li>Tallies and watermarks are only subtracted: what was cleared is taken off all of them. A
 *       watermark is read by a success alone.
 *   <li>A reservation's name says nothing: what is written is who has it, whether it is open and
 *       whether its request may still land.
 *   <li>Versions, refusals, attempts and the length of pauses are told to people or make a pause
 *       longer; here a pause may last for any time as it is.
 *   <li>Idle, paused for long enough and quarantined are the same where no late answer can come: a
 *       caller who asks starts a run.
 *   <li>Processes are alike, and so are wrong secrets: their texts are sorted, or the smaller of
 *       both ways to call them is taken.
 * </ul>
 */
final class WorldKey {
    private final World world;
    private final Bounds bounds;
    private final boolean swapped;

    private WorldKey(World world, Bounds bounds, boolean swapped) {
        this.world = world;
        this.bounds = bounds;
        this.swapped = swapped;
    }

    static String of(World world, Bounds bounds) {
        String plain = new WorldKey(world, bounds, false).text();
        if (bounds.secrets().size() < 3) {
            return plain;
        }
        String swapped = new WorldKey(world, bounds, true).text();
        return plain.compareTo(swapped) <= 0 ? plain : swapped;
    }

    private String text() {
        boolean shared = world.books().size() < world.nodes().size();
        var parts = new String[world.nodes().size()];
        for (int i = 0; i < parts.length; i++) {
            parts[i] = node(i, world.nodes().get(i)) + (shared ? "" : book(i));
        }
        Arrays.sort(parts);
        return String.join("|", parts) + (shared ? book(0) : "") + world.failures();
    }

    private String node(int i, Node node) {
        long[] ranks = ranks(node);
        var text = new StringBuilder();
        text.append(control(node, ranks)).append(node.hot() ? 'h' : '.');
        text.append(node.locked() ? 'l' : '.').append(rank(ranks, node.newest()));
        CachedToken token = node.session().token();
        if (token != null) {
            text.append('t').append(rank(ranks, token.generation())).append(Ages.of(token));
        }
        var runs = new String[node.runs().size()];
        for (int p = 0; p < runs.length; p++) {
            RunAt run = node.runs().get(p);
            runs[p] = rank(ranks, run.inFlight()) + run(i, run);
        }
        Arrays.sort(runs);
        for (String run : runs) {
            text.append(run);
        }
        for (Settlement settlement : node.pending()) {
            text.append('e').append(settlement(world.record(i), settlement));
        }
        return text.toString();
    }

    private static long[] ranks(Node node) {
        var numbers = new long[node.runs().size() + 3];
        CachedToken token = node.session().token();
        numbers[0] = node.newest();
        numbers[1] = token == null ? 0 : token.generation();
        Control control = node.session().control();
        numbers[2] =
                control instanceof Control.Authenticating current ? current.inFlight().id() : 0;
        for (int p = 3; p < numbers.length; p++) {
            numbers[p] = node.runs().get(p - 3).inFlight();
        }
        Arrays.sort(numbers);
        return numbers;
    }

    private static char rank(long[] sorted, long number) {
        char rank = '0';
        for (int n = 0; sorted[n] != number; n++) {
            rank += (char) (sorted[n] == sorted[n + 1] ? 0 : 1);
        }
        return rank;
    }

    private static String control(Node node, long[] ranks) {
        Control control = node.session().control();
        if (control instanceof Control.Authenticating current) {
            char sent = current.attempt() == null ? 'f' : 'F';
            return "" + sent + rank(ranks, current.inFlight().id());
        }
        if (control instanceof Control.Cooling cooling
                && !cooling.over(Moves.NOW.moment().nanos())) {
            return "C";
        }
        if (node.runs().isEmpty() && !node.isClosed()) {
            return "-";
        }
        return control.getClass().getSimpleName().substring(0, 2);
    }

    private String run(int i, RunAt run) {
        if (run.phase() == Phase.STARTED) {
            return "L";
        }
        LockoutRecord record = world.record(i);
        if (run.phase() == Phase.NOTED) {
            return "N" + settlement(record, run.settlement());
        }
        String id = run.reservation().id();
        String outcome = run.outcome() == null ? "" : run.outcome().getClass().getSimpleName();
        return ""
                + run.phase().name().charAt(0)
                + secret(run.secret())
                + (bounds.provenMatters() && run.reservation().proven() ? 'p' : '.')
                + (world.request(id) == null ? '.' : 'w')
                + (record.charges().open().contains(id) ? 'o' : '.')
                + (run.secret().equals(Bounds.RIGHT) ? marks(record, run.settlement()) : "")
                + outcome;
    }

    private String settlement(LockoutRecord record, Settlement settlement) {
        if (settlement.reservation() == null) {
            return "lock";
        }
        String id = settlement.reservation().id();
        boolean accepted = settlement.result() instanceof AttemptResult.Accepted;
        return settlement.result().getClass().getSimpleName()
                + secret(settlement.secret())
                + (world.request(id) == null ? '.' : 'w')
                + (record.charges().open().contains(id) ? 'o' : '.')
                + (accepted ? marks(record, settlement) : "");
    }

    private static String marks(LockoutRecord record, Settlement settlement) {
        long settled = settlement.reservation().settled() - record.charges().settled().cleared();
        long definite = settlement.reservation().definite() - record.charges().definite().cleared();
        return "" + Math.max(0, settled) + Math.max(0, definite);
    }

    private String book(int i) {
        Book book = world.books().get(i);
        LockoutRecord record = book.record();
        var text = new StringBuilder("#");
        text.append(charged(record.charges().settled()))
                .append(charged(record.charges().definite()));
        int nobodys = 0;
        for (String id : record.charges().open()) {
            nobodys += world.request(id) == null && !owned(i, id) ? 1 : 0;
        }
        text.append(nobodys);
        for (String secret : bounds.secrets()) {
            secret(text, i, book, named(secret));
        }
        return text.append(record.suspension().reason()).append(';').toString();
    }

    private void secret(StringBuilder text, int i, Book book, String secret) {
        LockoutRecord record = book.record();
        var fingerprint = Moves.fingerprint(secret);
        for (Rejection each : record.credentials().rejected()) {
            if (each.covers(fingerprint)) {
                text.append(each.part());
            }
        }
        text.append(bounds.provenMatters() && record.proven(fingerprint) ? 'p' : '.');
        text.append(book.refused().contains(secret) ? 'q' : '.');
        int open = 0;
        int gone = 0;
        for (Request request : world.wire()) {
            boolean mine = world.bookOf(request.node()) == i && request.secret().equals(secret);
            if (mine && !owned(i, request.id())) {
                boolean member = record.charges().open().contains(request.id());
                open += member ? 1 : 0;
                gone += member ? 0 : 1;
            }
        }
        text.append(open).append(gone);
    }

    private static long charged(FailureCount failureCount) {
        return failureCount.counted() - failureCount.cleared();
    }

    private boolean owned(int book, String id) {
        for (int i = 0; i < world.nodes().size(); i++) {
            if (world.bookOf(i) == book && owned(world.nodes().get(i), id)) {
                return true;
            }
        }
        return false;
    }

    private static boolean owned(Node node, String id) {
        for (RunAt run : node.runs()) {
            if (run.has(id)) {
                return true;
            }
        }
        for (Settlement settlement : node.pending()) {
            if (settlement.reservation() != null && settlement.reservation().id().equals(id)) {
                return true;
            }
        }
        return false;
    }

    private char secret(String secret) {
        return (char) ('a' + Bounds.ALL_SECRETS.indexOf(named(secret)));
    }

    /** Calls the second wrong secret by the name of the first, and the other way round. */
    private String named(String secret) {
        if (!swapped || secret.equals(Bounds.RIGHT)) {
            return secret;
        }
        return secret.equals(Bounds.WRONG) ? "wronger" : Bounds.WRONG;
    }
}
