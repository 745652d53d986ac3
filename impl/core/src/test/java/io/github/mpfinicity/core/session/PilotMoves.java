package io.github.mpfinicity.core.session;

import io.github.mpfinicity.core.credentials.CredentialPart;
import io.github.mpfinicity.core.gateway.Outcome;
import io.github.mpfinicity.core.ledger.Candidate;
import io.github.mpfinicity.core.ledger.Denial;
import io.github.mpfinicity.core.ledger.LedgerRecord;
import io.github.mpfinicity.core.ledger.Verdict;
import io.github.mpfinicity.core.session.Bounds.May;
import io.github.mpfinicity.core.session.World.Node;
import io.github.mpfinicity.core.session.World.Phase;
import io.github.mpfinicity.core.session.World.PilotAt;
import io.github.mpfinicity.core.session.World.Request;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Threads that carry out flights, in the order of {@link Pilot}, and the network. */
final class PilotMoves extends Moves {
    private static final Outcome LOST = new Outcome.Unknown("");

    PilotMoves(Design design, Bounds bounds, Sink sink) {
        super(design, bounds, sink);
    }

    @Override
    void of(World world, int i, Node node) {
        for (PilotAt pilot : node.pilots()) {
            overdue(world, i, node, pilot);
            switch (pilot.phase()) {
                case LAUNCHED -> launched(world, i, node, pilot);
                case RESERVED -> reserved(world, i, node, pilot);
                case SENDING -> sending(world, i, node, pilot);
                case ANSWERED -> {
                    hear(world, i, node, pilot, pilot.outcome());
                    hear(world, i, node, pilot, LOST);
                }
                case NOTED -> noted(world, i, node, pilot);
            }
        }
    }

    /** What nobody waits for lands late. That it never lands shows when it is aged. */
    void late(World world) {
        for (Request request : world.wire()) {
            boolean awaited =
                    world.nodes().get(request.node()).pilots().stream()
                            .anyMatch(p -> p.has(request.id()) && p.phase() == Phase.SENDING);
            if (!awaited) {
                go(request.node(), "'s lost request lands late", landed(world, request));
            }
        }
    }

    private World landed(World world, Request request) {
        World after = world.landed(request);
        boolean within = after.failures() <= bounds.mostFailures();
        check(within, request.node(), "'s request lands", "I3: failures beyond the budget");
        return after;
    }

    private void overdue(World world, int i, Node node, PilotAt pilot) {
        if (node.awaits(pilot) && pilot.phase() != Phase.NOTED) {
            boolean sent = pilot.attempt() != null;
            var signal = new Signal.Overdue(pilot.flight(), pilot.attempt(), attempts(world, i));
            Node after = signalled(node, signal);
            go(i, "gives up", world.with(i, after.hot(sent || node.hot())));
        }
    }

    private void launched(World world, int i, Node node, PilotAt pilot) {
        var why = unprepared(world, i, pilot);
        Node grounded = signalled(node.replacing(pilot, null), why);
        go(i, "has no store", world.with(i, grounded));
        prepare(world, i, node, pilot);
    }

    private Signal unprepared(World world, int i, PilotAt pilot) {
        return new Signal.Unprepared(
                pilot.flight(), Trouble.RECORD_UNAVAILABLE, "", Duration.ZERO, attempts(world, i));
    }

    /** Reserves once it is this one's turn. */
    void prepare(World world, int i, Node node, PilotAt pilot) {
        if (turnTaken(world, node) || !node.pending().isEmpty()) {
            return;
        }
        for (String secret : bounds.secrets()) {
            Denial denial = design.denial(world.record(i), print(secret), bounds.policy());
            if (denial == null) {
                reserve(world, i, node, pilot, secret);
            } else {
                Refusal refusal = Refusal.of(denial, attempts(world, i));
                var held = new Signal.HeldBack(pilot.flight(), refusal);
                Node after = signalled(node.replacing(pilot, null), held);
                go(i, "is held back", world.with(i, after));
            }
        }
    }

    private boolean turnTaken(World world, Node node) {
        List<Node> others = bounds.oneTurn() ? world.nodes() : List.of(node);
        return design.waitsForTurn()
                && others.stream()
                        .flatMap(each -> each.pilots().stream())
                        .anyMatch(pilot -> pilot.phase() != Phase.LAUNCHED);
    }

    private void reserve(World world, int i, Node node, PilotAt pilot, String secret) {
        if (world.record(i).charged() >= bounds.mostCharged() && bounds.policy().probing()) {
            return;
        }
        String how = "reserves for " + secret;
        check(!refused(world, i, secret), i, how, "I2: a refused secret");
        String id = i + "-" + world.names();
        World charged = world.named().with(i, design.reserve(world.record(i), id, print(secret)));
        var permission = charged.record(i).reservation("key", id, print(secret), Candidate.PRESENT);
        go(i, how, charged.with(i, node.replacing(pilot, pilot.reserved(secret, permission))));
        if (bounds.may(May.LOSE_STORE)) {
            var why = unprepared(world, i, pilot);
            Node grounded = signalled(node.replacing(pilot, null), why);
            go(i, how + ", never hears so", charged.with(i, grounded));
        }
    }

    /** Written, or noted by this very process. */
    private static boolean refused(World world, int i, String secret) {
        Node node = world.nodes().get(i);
        return world.book(i).refused().contains(secret)
                || node.pending().stream().anyMatch(e -> refuses(e.verdict(), e.secret(), secret))
                || node.pilots().stream().anyMatch(p -> refuses(p.verdict(), p.secret(), secret));
    }

    private static boolean refuses(@Nullable Verdict verdict, String presented, String secret) {
        return verdict instanceof Verdict.Rejected && presented.equals(secret);
    }

    private void reserved(World world, int i, Node node, PilotAt pilot) {
        LedgerRecord record = world.record(i);
        String id = pilot.reservation().id();
        if (record.open().contains(id)) {
            // The reply was lost: it reads the record again, where others have written meanwhile.
            var read = record.reservation("key", id, print(pilot.secret()), Candidate.PRESENT);
            Node again = node.replacing(pilot, pilot.reserved(pilot.secret(), read));
            go(i, "reads its reservation again", world.with(i, again));
        }
        var prepared =
                new Signal.Prepared(
                        pilot.flight(),
                        pilot.reservation(),
                        Journey.ISSUER,
                        NOW.moment(),
                        attempts(world, i));
        Step step = step(node, prepared);
        if (step.send() == null) {
            PilotAt noted = pilot.noted(new Verdict.NotCounted());
            go(i, "does not send", world.with(i, after(node, step).replacing(pilot, noted)));
        } else {
            String how = "sends " + pilot.secret();
            checkSend(world, i, node, pilot, how);
            Node after = after(node, step).replacing(pilot, pilot.sending(step.send()));
            var request = new Request(i, id, pilot.secret());
            go(i, how, world.with(i, after).sending(request));
        }
    }

    private void checkSend(World world, int i, Node node, PilotAt pilot, String how) {
        check(!node.isClosed(), i, how, "I16: sent after the end");
        check(!node.hot(), i, how, "I10: sent within the late window");
        check(!node.locked(), i, how, "rule 5: sent although locked");
        boolean second = node.pilots().stream().anyMatch(p -> !p.equals(pilot) && isUnsettled(p));
        check(!second && node.pending().isEmpty(), i, how, "I1: two unsettled attempts");
        if (bounds.oneTurn()) {
            check(!refused(world, i, pilot.secret()), i, how, "I2: a refused secret");
            boolean more =
                    world.nodes().stream()
                            .flatMap(each -> each.pilots().stream())
                            .anyMatch(p -> !p.equals(pilot) && isUnsettled(p));
            check(!more, i, how, "I1: two unsettled attempts");
        }
    }

    private static boolean isUnsettled(PilotAt pilot) {
        return pilot.phase() != Phase.LAUNCHED;
    }

    private void sending(World world, int i, Node node, PilotAt pilot) {
        Request request = world.request(pilot.reservation().id());
        hear(world, i, node, pilot, LOST);
        if (request == null) {
            return;
        }
        hear(world.lost(request.id()), i, node, pilot, new Outcome.NotSent(""));
        World landed = landed(world, request);
        for (Outcome answer : answers(request.secret())) {
            Node answered = node.replacing(pilot, pilot.answered(answer));
            String kind = answer.getClass().getSimpleName();
            go(i, "'s request lands: " + kind, landed.with(i, answered));
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
    private void hear(World world, int i, Node node, PilotAt pilot, Outcome outcome) {
        String how = "hears " + outcome.getClass().getSimpleName();
        boolean own = node.awaits(pilot);
        Verdict verdict = Verdict.of(outcome, pilot.reservation());
        var signal =
                new Signal.Answered(pilot.flight(), pilot.attempt(), outcome, attempts(world, i));
        Step step = step(node, signal);
        checkAnswer(i, node, pilot, outcome, step.state(), how);
        boolean unknown = verdict instanceof Verdict.Unknown;
        Node told = after(node, step).hot(unknown && (own || node.hot()));
        PilotAt noted = pilot.noted(verdict);
        LedgerRecord record = world.record(i);
        boolean nothing = design.settle(record, pilot.reservation(), verdict).equals(record);
        go(i, how, world.with(i, told.replacing(pilot, nothing ? null : noted)));
    }

    private void checkAnswer(
            int i, Node node, PilotAt pilot, Outcome outcome, SessionState after, String how) {
        Control.@Nullable InFlight other =
                node.session().control() instanceof Control.InFlight current ? current : null;
        if (other != null && !node.awaits(pilot) && !(outcome instanceof Outcome.Locked)) {
            boolean flies = after.flight(other.flight().id()) != null;
            check(flies, i, how, "I8: another flight ended");
        }
        HeldToken token = after.token();
        boolean older = token != null && token.generation() < node.newest();
        check(!older, i, how, "I9: an older token");
    }

    private void noted(World world, int i, Node node, PilotAt pilot) {
        World once = SessionMoves.written(design, world, i, pilot.ending());
        World twice = SessionMoves.written(design, once, i, pilot.ending());
        Node ended = node.replacing(pilot, null);
        go(i, "settles", once.with(i, ended));
        go(i, "settles twice", twice.with(i, ended));
        if (bounds.may(May.LOSE_STORE)) {
            Node waiting = SessionMoves.pending(ended, pilot.ending());
            go(i, "cannot settle", world.with(i, waiting));
            go(i, "settles, never hears so", once.with(i, waiting));
        }
    }
}
