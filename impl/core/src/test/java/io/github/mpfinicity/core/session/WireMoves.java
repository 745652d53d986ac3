package io.github.mpfinicity.core.session;

import io.github.mpfinicity.core.credentials.CredentialPart;
import io.github.mpfinicity.core.record.AttemptResult;
import io.github.mpfinicity.core.record.LockoutRecord;
import io.github.mpfinicity.core.result.CachedToken;
import io.github.mpfinicity.core.session.Bounds.May;
import io.github.mpfinicity.core.session.World.Node;
import io.github.mpfinicity.core.session.World.Phase;
import io.github.mpfinicity.core.session.World.Request;
import io.github.mpfinicity.core.session.World.RunAt;
import io.github.mpfinicity.core.vendor.Outcome;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The network, and what threads do with what was sent. */
final class WireMoves extends Moves {
    private static final Outcome LOST = new Outcome.Unknown("");

    WireMoves(Design design, Bounds bounds, Sink sink) {
        super(design, bounds, sink);
    }

    void of(World world, int i, Node node, RunAt run) {
        if (run.phase() == Phase.SENDING) {
            sending(world, i, node, run);
        } else if (run.phase() == Phase.ANSWERED) {
            remember(world, i, node, run, run.outcome());
            remember(world, i, node, run, LOST);
        } else if (run.phase() == Phase.NOTED) {
            noted(world, i, node, run);
        }
    }

    /** What nobody waits for lands late. That it never lands shows when it is aged. */
    void late(World world) {
        for (Request request : world.wire()) {
            boolean awaited =
                    world.nodes().get(request.node()).runs().stream()
                            .anyMatch(p -> p.has(request.id()) && p.phase() == Phase.SENDING);
            if (!awaited) {
                go(request.node(), "'s lost request lands late", completed(world, request));
            }
        }
    }

    private World completed(World world, Request request) {
        World after = world.completed(request);
        boolean within = after.failures() <= bounds.mostFailures();
        check(within, request.node(), "'s request lands", "I3: failures beyond the budget");
        return after;
    }

    private void sending(World world, int i, Node node, RunAt run) {
        Request request = world.request(run.reservation().id());
        remember(world, i, node, run, LOST);
        if (request == null) {
            return;
        }
        remember(world.lost(request.id()), i, node, run, new Outcome.NotSent(""));
        World completed = completed(world, request);
        for (Outcome answer : answers(request.secret())) {
            Node answered = node.replacing(run, run.answered(answer));
            String kind = answer.getClass().getSimpleName();
            go(i, "'s request lands: " + kind, completed.with(i, answered));
        }
    }

    private List<Outcome> answers(String secret) {
        if (secret.equals(Bounds.RIGHT)) {
            return List.of(new Outcome.Accepted("token"));
        }
        var no = new Outcome.Rejected(CredentialPart.PARTNER_SECRET, 401, "10001");
        return bounds.may(May.ANSWER_ODDLY)
                ? List.of(no, new Outcome.Unexplained(400, null), new Outcome.Locked(401))
                : List.of(no);
    }

    /** The end is noted and signalled; a thread whose end changes no record is gone by then. */
    private void remember(World world, int i, Node node, RunAt run, Outcome outcome) {
        String how = "hears " + outcome.getClass().getSimpleName();
        boolean own = node.awaits(run);
        AttemptResult result = AttemptResult.of(outcome, run.reservation());
        var input =
                new SessionInput.Answered(
                        run.inFlight(), run.attempt(), outcome, attempts(world, i));
        Transition transition = transition(node, input);
        checkAnswer(i, node, run, outcome, transition.state(), how);
        boolean unknown = result instanceof AttemptResult.Unknown;
        Node told = after(node, transition).hot(unknown && (own || node.hot()));
        RunAt noted = run.noted(result);
        LockoutRecord record = world.record(i);
        boolean nothing = design.settle(record, run.reservation(), result).equals(record);
        go(i, how, world.with(i, told.replacing(run, nothing ? null : noted)));
    }

    private void checkAnswer(
            int i, Node node, RunAt run, Outcome outcome, SessionState after, String how) {
        Control.@Nullable Authenticating other =
                node.session().control() instanceof Control.Authenticating current ? current : null;
        if (other != null && !node.awaits(run) && !(outcome instanceof Outcome.Locked)) {
            boolean flies = after.inFlight(other.inFlight().id()) != null;
            check(flies, i, how, "I8: another flight ended");
        }
        CachedToken token = after.token();
        boolean older = token != null && token.generation() < node.newest();
        check(!older, i, how, "I9: an older token");
    }

    private void noted(World world, int i, Node node, RunAt run) {
        World once = SessionMoves.written(design, world, i, run.settlement());
        World twice = SessionMoves.written(design, once, i, run.settlement());
        Node ended = node.replacing(run, null);
        go(i, "settles", once.with(i, ended));
        go(i, "settles twice", twice.with(i, ended));
        if (bounds.may(May.LOSE_STORE)) {
            Node waiting = SessionMoves.pending(ended, run.settlement());
            go(i, "cannot settle", world.with(i, waiting));
            go(i, "settles, never hears so", once.with(i, waiting));
        }
    }
}
