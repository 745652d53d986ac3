package io.github.mpfinicity.core.lockout;

import io.github.mpfinicity.core.credentials.CredentialPart;
import io.github.mpfinicity.core.credentials.Rejection;
import io.github.mpfinicity.core.lockout.FleetWorld.Node;
import io.github.mpfinicity.core.lockout.FleetWorld.Phase;
import io.github.mpfinicity.core.lockout.FleetWorld.Request;
import io.github.mpfinicity.core.record.AttemptResult;
import io.github.mpfinicity.core.record.Lease;
import io.github.mpfinicity.core.record.LockoutRecord;
import io.github.mpfinicity.core.record.Reservation;
import io.github.mpfinicity.core.record.SealedToken;
import io.github.mpfinicity.core.record.SharedToken;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Walks through every world that can follow from a fleet's start, the nearest first. A lease may
 * run out at any time, a request may land until its reservation is aged, a node may die anywhere,
 * and the reply to any write may be lost.
 */
final class FleetSearch {
    private static final String I3 = "I3: beyond the budget";
    private static final int MOST_STATES = 5_000_000;

    private final FleetDesign design;
    private final List<String> secrets;
    private final Set<String> seen = new HashSet<>();
    private final Deque<Pending> next = new ArrayDeque<>();
    private final FleetWorld start;
    private @Nullable Arrival current;
    private @Nullable String violation;

    /** By which move a world was reached first. */
    private record Arrival(@Nullable Arrival before, String how) {
        String trace() {
            return before == null ? how : before.trace() + " > " + how;
        }
    }

    /** A world whose moves were not looked at yet. */
    private record Pending(Arrival arrival, FleetWorld world) {}

    FleetSearch(FleetDesign design, int nodes, List<String> secrets) {
        this.design = design;
        this.secrets = secrets;
        this.start = FleetWorld.of(nodes);
    }

    /** The nearest broken invariant and the way to it; null if there is none. */
    @Nullable String run() {
        go("starts", start);
        while (violation == null && !next.isEmpty()) {
            Pending pending = next.remove();
            current = pending.arrival();
            FleetWorld world = pending.world();
            for (int i = 0; i < world.nodes().size(); i++) {
                moves(world, i, world.nodes().get(i));
            }
            late(world);
        }
        return violation;
    }

    int states() {
        return seen.size();
    }

    private void go(String how, FleetWorld world) {
        check(world.failures() <= design.budget(), how, I3);
        if (violation != null || !seen.add(FleetKey.of(world))) {
            return;
        }
        if (seen.size() > MOST_STATES) {
            throw new IllegalStateException(
                    "more than " + MOST_STATES + " states " + FleetKey.of(world));
        }
        next.add(new Pending(new Arrival(current, how), world));
    }

    private void check(boolean holds, String how, String invariant) {
        if (!holds && violation == null) {
            violation = invariant + " after: " + new Arrival(current, how).trace();
        }
    }

    private void moves(FleetWorld world, int i, Node node) {
        Node restarted = Node.started("n" + i + "." + world.named());
        if (node.phase() != Phase.IDLE || node.epoch() != 0) {
            go(i + " crashes", world.naming(false).with(i, restarted));
        }
        switch (node.phase()) {
            case IDLE -> {
                for (String secret : secrets) {
                    reserveAttempt(world, i, node, secret, false);
                    reserveAttempt(world, i, node, secret, true);
                }
            }
            case RESERVED -> reserved(world, i, node);
            case SENT -> sent(world, i, node);
            case NOTED -> settle(world, i, node);
        }
        if (!design.isDurable()) {
            go("the store forgets", world.with(LockoutRecord.fresh("salt")));
        }
    }

    private void reserveAttempt(FleetWorld world, int i, Node node, String secret, boolean over) {
        Lease lease = world.record().cluster().lease();
        boolean others = lease != null && !FleetDesign.isOf(lease, node);
        if (over && !others) {
            return;
        }
        FleetDesign.Reserved asked = design.reserveAttempt(world, node, secret, over);
        String how = i + (over ? " outwaits a lease and" : "") + " claims for " + secret;
        FleetWorld after = world.naming(over && !lease.pause()).with(asked.record());
        if (asked.decision() instanceof SharedToken shared) {
            check(shared.epoch() > node.epoch(), how, "I9: a token that is not newer");
            go(how + ", adopts", after.with(i, node.idle(shared.epoch())));
        } else if (asked.decision() instanceof Reservation reservation) {
            boolean needless = world.record().cluster().offers(node.epoch());
            check(!needless, how, "I7: authenticates beside a newer token");
            boolean impatient = others && !over && lease.pause();
            check(!impatient, how, "I10: within a pause that concerns all");
            Node reserved = node.reserved(secret, reservation);
            go(how, after.with(i, reserved));
            go(how + ", cannot tell", noted(after, i, reserved, new AttemptResult.NotCounted()));
        }
    }

    private void reserved(FleetWorld world, int i, Node node) {
        String how = i + " sends " + node.secret();
        boolean alone =
                world.nodes().stream()
                        .filter(each -> !each.equals(node))
                        .noneMatch(Node::mayBeInTheAir);
        boolean leased = !world.ranOut() && design.isDurable();
        check(alone || !leased, how, "I1: two at once, and no lease ran out");
        boolean refused =
                world.record().credentials().rejected().stream()
                        .anyMatch(each -> each.covers(FleetWorld.fingerprint(node.secret())));
        check(!refused || !leased, how, "I2: a refused secret");
        var request = new Request(node.reservation().id(), node.secret());
        go(how, world.sending(request).with(i, node.to(Phase.SENT, null)));
        note(world, i, node, new AttemptResult.NotCounted());
    }

    private void sent(FleetWorld world, int i, Node node) {
        note(world, i, node, new AttemptResult.Unknown());
        Request request = world.request(node.reservation().id());
        if (request != null) {
            note(world.lost(request.id()), i, node, new AttemptResult.NotCounted());
            FleetWorld completed = world.completed(request);
            check(completed.failures() <= design.budget(), i + " lands", I3);
            note(completed, i, node, answer(node));
            note(completed, i, node, new AttemptResult.Unknown());
        }
    }

    private static AttemptResult answer(Node node) {
        if (node.secret().equals(FleetWorld.RIGHT)) {
            return new AttemptResult.Accepted(
                    new SealedToken(Instant.EPOCH, node.reservation().key()));
        }
        var part = CredentialPart.PARTNER_SECRET;
        return new AttemptResult.Rejected(new Rejection(part, node.secret(), 401, "10001"));
    }

    private void note(FleetWorld world, int i, Node node, AttemptResult result) {
        String how = i + " notes " + result.getClass().getSimpleName();
        go(how, noted(world, i, node, result));
    }

    /** Whose end changes no record has nothing left to do. */
    private FleetWorld noted(FleetWorld world, int i, Node node, AttemptResult result) {
        LockoutRecord record = world.record();
        boolean nothing =
                !(result instanceof AttemptResult.Accepted)
                        && design.settle(record, node.reservation(), result).equals(record);
        return world.with(i, nothing ? node.idle(0) : node.to(Phase.NOTED, result));
    }

    private void settle(FleetWorld world, int i, Node node) {
        Reservation reservation = node.reservation();
        LockoutRecord before = world.record();
        LockoutRecord once = design.settle(before, reservation, node.result());
        checkToken(i + " settles", before, once);
        boolean accepted = node.result() instanceof AttemptResult.Accepted;
        long epoch = accepted ? reservation.epoch() + 1 : 0;
        go(i + " settles", world.with(once).with(i, node.idle(epoch)));
        go(i + " settles, never hears so", world.with(once));
    }

    private void checkToken(String how, LockoutRecord before, LockoutRecord after) {
        SealedToken old = before.cluster().sealedToken();
        SealedToken now = after.cluster().sealedToken();
        if (old != null && now != null && !old.equals(now)) {
            boolean newer = number(now) > number(old);
            check(newer, how, "I8: an older token in place of a newer");
        }
    }

    private static long number(SealedToken sealedToken) {
        return Long.parseLong(
                sealedToken.sealed().substring(sealedToken.sealed().lastIndexOf('-') + 1));
    }

    /** What nobody waits for lands late, or is too old for that and is aged. */
    private void late(FleetWorld world) {
        for (Request request : world.wire()) {
            boolean awaited =
                    world.nodes().stream()
                            .anyMatch(n -> n.has(request.id()) && n.phase() == Phase.SENT);
            if (!awaited) {
                go("a lost request lands late", world.completed(request));
                go("a lost request never lands", world.lost(request.id()));
            }
        }
        for (String id : world.record().charges().open()) {
            boolean unsent =
                    world.nodes().stream().anyMatch(n -> n.has(id) && n.phase() == Phase.RESERVED);
            if (!unsent) {
                FleetWorld arrivesNoMore = design.waitsBeforeAgeing() ? world.lost(id) : world;
                go("ages", arrivesNoMore.with(design.age(world.record(), id)));
            }
        }
    }
}
