package io.github.mpfinicity.core.session;

import io.github.mpfinicity.core.record.AttemptResult;
import io.github.mpfinicity.core.record.LockoutRecord;
import io.github.mpfinicity.core.result.CachedToken;
import io.github.mpfinicity.core.session.Bounds.May;
import io.github.mpfinicity.core.session.World.Node;
import io.github.mpfinicity.core.session.World.Phase;
import io.github.mpfinicity.core.session.World.RunAt;
import io.github.mpfinicity.core.session.World.Settlement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Callers, time, the operator and the process itself. */
final class SessionMoves extends Moves {
    private final RunMoves runs;

    SessionMoves(Design design, Bounds bounds, Sink sink, RunMoves runs) {
        super(design, bounds, sink);
        this.runs = runs;
    }

    void of(World world, int i, Node node) {
        ask(world, i, node);
        if (node.session().control() instanceof Control.Cooling c
                && !c.over(NOW.moment().nanos())) {
            var over =
                    new Control.Cooling(
                            PAST, c.failures(), c.unknown(), c.reason(), "", null, c.attempts());
            SessionState waited = node.session().with(over);
            go(i, "waits", world.with(i, node.with(waited).hot(false)));
        }
        if (bounds.may(May.HOLD_TOKENS)) {
            token(world, i, node);
        }
        if (bounds.may(May.CLOSE) && !node.isClosed()) {
            go(i, "closes", world.with(i, signalled(node, new SessionInput.Close())));
        }
        go(i, "crashes", world.with(i, Node.started()));
        if (bounds.may(May.CONFIRM)) {
            lock(world, i, node);
            confirm(world, i, node);
        }
        for (Settlement settlement : node.pending()) {
            flush(world, i, node, settlement);
        }
        boolean waits = node.runs().stream().anyMatch(run -> run.phase() == Phase.STARTED);
        if (waits || (bounds.processes() > 1 && node.runs().isEmpty())) {
            age(world, i);
        }
    }

    private void ask(World world, int i, Node node) {
        if (node.runs().size() == bounds.runs()) {
            return;
        }
        var input = new SessionInput.Asked(Duration.ZERO, attempts(world, i));
        Transition transition = transition(node, input);
        if (node.session().control() instanceof Control.Authenticating lost) {
            check(transition.start() == null, i, "asks", "I7: a second authentication");
            askLate(world, i, node, lost, input);
            return;
        }
        if (transition.start() == null) {
            return;
        }
        begun(world, i, node, transition, "asks");
    }

    /** The deadline has come, and the timer that was to say so is lost. */
    private void askLate(
            World world, int i, Node node, Control.Authenticating lost, SessionInput.Asked input) {
        var late =
                new Control.Authenticating(
                        lost.inFlight(), lost.before(), lost.attempt(), Moves.PAST);
        Node deadlineExceeded = node.with(node.session().with(late));
        Transition transition = transition(deadlineExceeded, input);
        boolean ended = transition.state().inFlight(lost.inFlight().id()) == null;
        check(ended, i, "asks late", "I17: nobody ends the flight");
        Node hot = deadlineExceeded.hot(lost.attempt() != null || node.hot());
        if (transition.start() == null) {
            go(i, "asks late", world.with(i, after(hot, transition)));
        } else {
            begun(world, i, hot, transition, "asks late");
        }
    }

    private void begun(World world, int i, Node node, Transition transition, String how) {
        check(!node.isClosed(), i, how, "I16: a flight after the end");
        var run = RunAt.begun(transition.start().id());
        Node asked = after(node, transition).replacing(null, run);
        if (bounds.processes() == 1) {
            go(i, how, world.with(i, asked));
        } else {
            runs.prepare(world.with(i, asked), i, asked, run);
        }
    }

    private void token(World world, int i, Node node) {
        CachedToken token = node.session().token();
        if (token == null) {
            return;
        }
        Ages before = Ages.read(token);
        boolean served = node.session().serves(Duration.ZERO, NOW.moment());
        check(!served || !before.pastHardLimit(), i, "serves", "I4: a token past its limit");
        for (Ages age : Ages.ALL) {
            if (age.nanos() >= before.nanos() && !age.equals(before)) {
                SessionState aged = node.session().with(age.apply(token));
                go(i, "'s token ages", world.with(i, node.with(aged)));
            }
        }
        refuse(world, i, node, token, token.generation());
        refuse(world, i, node, token, token.generation() - 1);
    }

    /** A call hears that its token, the present one or the one before, is not accepted. */
    private void refuse(World world, int i, Node node, CachedToken token, long generation) {
        String how = "hears that token " + generation + " is refused";
        Transition transition = transition(node, new SessionInput.Invalidated(generation));
        boolean kept = token.equals(transition.state().token());
        check(kept || token.generation() == generation, i, how, "I6: B dropped for A");
        check(kept || !Ages.read(token).young(), i, how, "I11: a young token dropped");
        boolean quiet =
                transition.start() == null
                        && transition.state().control().equals(node.session().control());
        check(quiet, i, how, "I7: a refusal authenticates by itself");
        go(i, how, world.with(i, after(node, transition)));
        suspect(i, node, token, generation);
    }

    /** What follows is what follows where the token ages. */
    private void suspect(int i, Node node, CachedToken token, long generation) {
        String how = "hears that something is refused with token " + generation;
        Transition transition = transition(node, new SessionInput.Suspected(generation));
        CachedToken after = transition.state().token();
        boolean serves = after != null && after.token().equals(token.token());
        check(serves, i, how, "I6: a token dropped on suspicion");
        boolean kept = token.equals(after);
        check(kept || token.generation() == generation, i, how, "I6: B renewed for A");
        check(kept || !Ages.read(token).young(), i, how, "I11: a young token renewed");
        boolean quiet =
                transition.start() == null
                        && transition.state().control().equals(node.session().control());
        check(quiet, i, how, "I7: a suspicion authenticates by itself");
    }

    /** Another call is told that the account is locked. */
    private void lock(World world, int i, Node node) {
        if (node.locked() || node.isClosed()) {
            return;
        }
        Node told = signalled(node, new SessionInput.LockSeen(attempts(world, i))).locked(true);
        if (design.notesLock()) {
            go(i, "hears of a lock", world.with(i, pending(told, Settlement.LOCK)));
        } else {
            go(i, "hears of a lock", world.with(i, told).with(i, world.record(i).lock()));
            go(i, "hears of a lock, has no store", world.with(i, told));
        }
    }

    static Node pending(Node node, Settlement settlement) {
        var more = new ArrayList<>(node.pending());
        more.add(settlement);
        return node.pending(more);
    }

    /**
     * The operator made sure that the vendor counts nothing. One attempt at most may be under way
     * meanwhile, which is then charged no more: the distance from budget to five is for that.
     */
    private void confirm(World world, int i, Node node) {
        long reserved =
                world.nodes().stream()
                        .flatMap(each -> each.runs().stream())
                        .filter(run -> run.phase() == Phase.RESERVED)
                        .count();
        if (world.wire().size() + reserved > 1) {
            return;
        }
        for (String secret : bounds.secrets()) {
            LockoutRecord confirmed = world.record(i).confirm(fingerprint(secret), "");
            Set<String> kept =
                    world.book(i).refused().stream()
                            .filter(secret::equals)
                            .collect(Collectors.toUnmodifiableSet());
            List<Settlement> rest =
                    node.pending().stream().filter(e -> e.reservation() != null).toList();
            Node told = signalled(node, new SessionInput.Confirmed()).pending(rest);
            World next = world.failures(0).with(i, new World.Book(confirmed, kept));
            go(i, "is confirmed unlocked", next.with(i, told.locked(false).hot(false)));
        }
    }

    /** What was noted is written; or it is, and the process does not hear so. */
    private void flush(World world, int i, Node node, Settlement settlement) {
        var rest = new ArrayList<>(node.pending());
        rest.remove(settlement);
        World written = written(design, world, i, settlement);
        go(i, "writes what it noted", written.with(i, node.pending(rest)));
        go(i, "writes what it noted, hears nothing", written);
    }

    static World written(Design design, World world, int i, Settlement settlement) {
        if (settlement.reservation() == null) {
            return world.with(i, world.record(i).lock());
        }
        LockoutRecord next =
                design.settle(world.record(i), settlement.reservation(), settlement.result());
        World after = world.with(i, next);
        return settlement.result() instanceof AttemptResult.Rejected
                ? after.with(i, after.book(i).refusing(settlement.secret()))
                : after;
    }

    /**
     * Before it reserves, a process ages what can land no more: a request is lost by then. Whoever
     * reserved and did not send has missed his deadline for long.
     */
    private void age(World world, int i) {
        LockoutRecord record = world.record(i);
        for (String id : record.charges().open()) {
            boolean unsent =
                    world.nodes().stream()
                            .flatMap(node -> node.runs().stream())
                            .anyMatch(p -> p.has(id) && p.phase() == Phase.RESERVED);
            if (!unsent) {
                go(i, "ages a reservation", world.lost(id).with(i, record.age(List.of(id))));
            }
        }
    }
}
