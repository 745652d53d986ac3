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
import io.github.mpfinicity.core.session.World.PilotAt;
import io.github.mpfinicity.core.session.World.Request;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Threads that carry out flights, in the order of {@link AuthenticationRun}, until they send. */
final class PilotMoves extends Moves {
    private final WireMoves wire;

    PilotMoves(Design design, Bounds bounds, Sink sink, WireMoves wire) {
        super(design, bounds, sink);
        this.wire = wire;
    }

    void of(World world, int i, Node node) {
        for (PilotAt pilot : node.pilots()) {
            overdue(world, i, node, pilot);
            switch (pilot.phase()) {
                case LAUNCHED -> begun(world, i, node, pilot);
                case RESERVED -> reserved(world, i, node, pilot);
                default -> wire.of(world, i, node, pilot);
            }
        }
    }

    private void overdue(World world, int i, Node node, PilotAt pilot) {
        if (node.awaits(pilot) && pilot.phase() != Phase.NOTED) {
            boolean sent = pilot.attempt() != null;
            var input =
                    new SessionInput.DeadlineExceeded(
                            pilot.inFlight(), pilot.attempt(), attempts(world, i));
            Node after = signalled(node, input);
            go(i, "gives up", world.with(i, after.hot(sent || node.hot())));
        }
    }

    private void begun(World world, int i, Node node, PilotAt pilot) {
        var why = unprepared(world, i, pilot);
        Node grounded = signalled(node.replacing(pilot, null), why);
        go(i, "has no store", world.with(i, grounded));
        prepare(world, i, node, pilot);
    }

    private SessionInput unprepared(World world, int i, PilotAt pilot) {
        return new SessionInput.PreparationFailed(
                pilot.inFlight(),
                UnavailableReason.RECORD_UNAVAILABLE,
                "",
                Duration.ZERO,
                attempts(world, i));
    }

    /** Reserves once it is this one's turn. */
    void prepare(World world, int i, Node node, PilotAt pilot) {
        if (turnTaken(world, node) || !node.pending().isEmpty()) {
            return;
        }
        for (String secret : bounds.secrets()) {
            ReservationDenied denial =
                    design.denial(world.record(i), print(secret), bounds.policy());
            if (denial == null) {
                reserve(world, i, node, pilot, secret);
            } else {
                Refusal refusal = Refusal.of(denial, attempts(world, i));
                var held = new SessionInput.Denied(pilot.inFlight(), refusal);
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
        var permission =
                charged.record(i).reservation("key", id, print(secret), PresentedSecret.PRESENT);
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

    private static boolean refuses(
            @Nullable AttemptResult verdict, String presented, String secret) {
        return verdict instanceof AttemptResult.Rejected && presented.equals(secret);
    }

    private void reserved(World world, int i, Node node, PilotAt pilot) {
        LockoutRecord record = world.record(i);
        String id = pilot.reservation().id();
        if (record.charges().open().contains(id)) {
            // The reply was lost: it reads the record again, where others have written meanwhile.
            var read =
                    record.reservation("key", id, print(pilot.secret()), PresentedSecret.PRESENT);
            Node again = node.replacing(pilot, pilot.reserved(pilot.secret(), read));
            go(i, "reads its reservation again", world.with(i, again));
        }
        var prepared =
                new SessionInput.Prepared(
                        pilot.inFlight(),
                        pilot.reservation(),
                        Journey.ISSUER,
                        NOW.moment(),
                        attempts(world, i));
        Transition transition = transition(node, prepared);
        if (transition.send() == null) {
            PilotAt noted = pilot.noted(new AttemptResult.NotCounted());
            go(i, "does not send", world.with(i, after(node, transition).replacing(pilot, noted)));
        } else {
            String how = "sends " + pilot.secret();
            checkSend(world, i, node, pilot, how);
            Node after = after(node, transition).replacing(pilot, pilot.sending(transition.send()));
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
}
