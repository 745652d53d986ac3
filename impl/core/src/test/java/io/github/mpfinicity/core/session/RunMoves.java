package io.github.mpfinicity.core.session;

import io.github.mpfinicity.core.record.AttemptResult;
import io.github.mpfinicity.core.record.LockoutRecord;
import io.github.mpfinicity.core.record.PresentedSecret;
import io.github.mpfinicity.core.record.ReservationDenied;
import io.github.mpfinicity.core.result.Refusal;
import io.github.mpfinicity.core.result.UnavailableReason;
import io.github.mpfinicity.core.session.Bounds.May;
import io.github.mpfinicity.core.session.World.Node;
import io.github.mpfinicity.core.session.World.Phase;
import io.github.mpfinicity.core.session.World.Request;
import io.github.mpfinicity.core.session.World.RunAt;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Threads that carry out runs, in the order of {@link AuthenticationRun}, until they send. */
final class RunMoves extends Moves {
    private final WireMoves wire;

    RunMoves(Design design, Bounds bounds, Sink sink, WireMoves wire) {
        super(design, bounds, sink);
        this.wire = wire;
    }

    void of(World world, int i, Node node) {
        for (RunAt run : node.runs()) {
            deadlineExceeded(world, i, node, run);
            switch (run.phase()) {
                case STARTED -> begun(world, i, node, run);
                case RESERVED -> reserved(world, i, node, run);
                default -> wire.of(world, i, node, run);
            }
        }
    }

    private void deadlineExceeded(World world, int i, Node node, RunAt run) {
        if (node.awaits(run) && run.phase() != Phase.NOTED) {
            boolean sent = run.attempt() != null;
            var input =
                    new SessionInput.DeadlineExceeded(
                            run.inFlight(), run.attempt(), attempts(world, i));
            Node after = signalled(node, input);
            go(i, "gives up", world.with(i, after.hot(sent || node.hot())));
        }
    }

    private void begun(World world, int i, Node node, RunAt run) {
        var why = preparationFailed(world, i, run);
        Node grounded = signalled(node.replacing(run, null), why);
        go(i, "has no store", world.with(i, grounded));
        prepare(world, i, node, run);
    }

    private SessionInput preparationFailed(World world, int i, RunAt run) {
        return new SessionInput.PreparationFailed(
                run.inFlight(),
                UnavailableReason.RECORD_UNAVAILABLE,
                "",
                Duration.ZERO,
                attempts(world, i));
    }

    /** Reserves once it is this one's turn. */
    void prepare(World world, int i, Node node, RunAt run) {
        if (turnTaken(world, node) || !node.pending().isEmpty()) {
            return;
        }
        for (String secret : bounds.secrets()) {
            ReservationDenied denied =
                    design.denied(world.record(i), fingerprint(secret), bounds.policy());
            if (denied == null) {
                reserve(world, i, node, run, secret);
            } else {
                Refusal refusal = Refusal.of(denied, attempts(world, i));
                var held = new SessionInput.Denied(run.inFlight(), refusal);
                Node after = signalled(node.replacing(run, null), held);
                go(i, "is held back", world.with(i, after));
            }
        }
    }

    private boolean turnTaken(World world, Node node) {
        List<Node> others = bounds.oneTurn() ? world.nodes() : List.of(node);
        return design.waitsForTurn()
                && others.stream()
                        .flatMap(each -> each.runs().stream())
                        .anyMatch(run -> run.phase() != Phase.STARTED);
    }

    private void reserve(World world, int i, Node node, RunAt run, String secret) {
        if (world.record(i).charged() >= bounds.mostCharged() && bounds.policy().probing()) {
            return;
        }
        String how = "reserves for " + secret;
        check(!refused(world, i, secret), i, how, "I2: a refused secret");
        String id = i + "-" + world.names();
        World charged =
                world.named().with(i, design.reserve(world.record(i), id, fingerprint(secret)));
        var permission =
                charged.record(i)
                        .reservation("key", id, fingerprint(secret), PresentedSecret.PRESENT);
        go(i, how, charged.with(i, node.replacing(run, run.reserved(secret, permission))));
        if (bounds.may(May.LOSE_STORE)) {
            var why = preparationFailed(world, i, run);
            Node grounded = signalled(node.replacing(run, null), why);
            go(i, how + ", never hears so", charged.with(i, grounded));
        }
    }

    /** Written, or noted by this very process. */
    private static boolean refused(World world, int i, String secret) {
        Node node = world.nodes().get(i);
        return world.book(i).refused().contains(secret)
                || node.pending().stream().anyMatch(e -> refuses(e.result(), e.secret(), secret))
                || node.runs().stream().anyMatch(p -> refuses(p.result(), p.secret(), secret));
    }

    private static boolean refuses(
            @Nullable AttemptResult result, String presented, String secret) {
        return result instanceof AttemptResult.Rejected && presented.equals(secret);
    }

    private void reserved(World world, int i, Node node, RunAt run) {
        LockoutRecord record = world.record(i);
        String id = run.reservation().id();
        if (record.charges().open().contains(id)) {
            // The reply was lost: it reads the record again, where others have written meanwhile.
            var read =
                    record.reservation(
                            "key", id, fingerprint(run.secret()), PresentedSecret.PRESENT);
            Node again = node.replacing(run, run.reserved(run.secret(), read));
            go(i, "reads its reservation again", world.with(i, again));
        }
        var prepared =
                new SessionInput.Prepared(
                        run.inFlight(),
                        run.reservation(),
                        Journey.BINDING,
                        NOW.moment(),
                        attempts(world, i));
        Transition transition = transition(node, prepared);
        if (transition.send() == null) {
            RunAt noted = run.noted(new AttemptResult.NotCounted());
            go(i, "does not send", world.with(i, after(node, transition).replacing(run, noted)));
        } else {
            String how = "sends " + run.secret();
            checkSend(world, i, node, run, how);
            Node after = after(node, transition).replacing(run, run.sending(transition.send()));
            var request = new Request(i, id, run.secret());
            go(i, how, world.with(i, after).sending(request));
        }
    }

    private void checkSend(World world, int i, Node node, RunAt run, String how) {
        check(!node.isClosed(), i, how, "I16: sent after the end");
        check(!node.hot(), i, how, "I10: sent within the late window");
        check(!node.locked(), i, how, "rule 5: sent although locked");
        boolean second = node.runs().stream().anyMatch(p -> !p.equals(run) && isOpen(p));
        check(!second && node.pending().isEmpty(), i, how, "I1: two unsettled attempts");
        if (bounds.oneTurn()) {
            check(!refused(world, i, run.secret()), i, how, "I2: a refused secret");
            boolean more =
                    world.nodes().stream()
                            .flatMap(each -> each.runs().stream())
                            .anyMatch(p -> !p.equals(run) && isOpen(p));
            check(!more, i, how, "I1: two unsettled attempts");
        }
    }

    private static boolean isOpen(RunAt run) {
        return run.phase() != Phase.STARTED;
    }
}
