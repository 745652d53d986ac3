package io.github.mpfinicity.core.session;

import io.github.mpfinicity.GracePeriod;
import io.github.mpfinicity.core.record.LockoutPolicy;
import io.github.mpfinicity.core.result.CachedToken;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * One course of a {@link ChangeFleet}: one node acts, at one of its points another one does, and
 * each of them may end at a point. Then all are started anew.
 *
 * @param first the act of the node that is interrupted
 * @param second the act of the other node
 * @param forgotten true if the other node keeps the old secret in a place of its own
 * @param fate of the request for a change
 * @param ran the time that passes before the other node acts
 * @param at the point where the first node is interrupted
 * @param ends true if it ends there, after the other node has acted
 * @param otherEnds the point where the other node ends; 0 if it does not
 */
record ChangePlan(
        Act first,
        Act second,
        boolean forgotten,
        ChangeNode.Fate fate,
        GracePeriod grace,
        Duration ran,
        int at,
        boolean ends,
        int otherEnds) {
    private static final Duration UNTIL_STALE = Duration.ofMinutes(95);
    private static final Duration LONGER_THAN_A_LEASE = Duration.ofMinutes(2);
    private static final int MOST_TRIES = 12;

    /** What a node does. */
    enum Act {
        RENEW,
        CHANGE
    }

    /** How a plan went: whether the first node came to its point, and what broke. */
    record Course(boolean reached, @Nullable String broken) {}

    ChangePlan acts(Act node, Act other) {
        return new ChangePlan(node, other, forgotten, fate, grace, ran, at, ends, otherEnds);
    }

    ChangePlan forgetful() {
        return new ChangePlan(first, second, true, fate, grace, ran, at, ends, otherEnds);
    }

    ChangePlan at(int point) {
        return new ChangePlan(first, second, forgotten, fate, grace, ran, point, ends, otherEnds);
    }

    ChangePlan otherEnds(int point) {
        return new ChangePlan(first, second, forgotten, fate, grace, ran, at, ends, point);
    }

    /**
     * False if a request can arrive after the late window, and either nobody is told that it has
     * made the change, or another change was made meanwhile. Nothing can be promised there.
     */
    boolean isWithinTheLateWindow() {
        boolean late = ran.compareTo(LockoutPolicy.LATE_WINDOW) > 0;
        return !late || (fate != ChangeNode.Fate.ANSWER_LOST && second == Act.RENEW);
    }

    Course in(ChangeFleet fleet) {
        var node = new ChangeNode(fleet, fleet.shared).changing(fate);
        var other = new ChangeNode(fleet, forgotten ? fleet.forgotten() : fleet.shared);
        node.ask();
        other.changing(fate).ask();
        fleet.pass(UNTIL_STALE);
        node.stoppingAt(at, () -> interrupts(fleet, node, other));
        act(fleet, node, first, "new-secret-1");
        fleet.pass(LONGER_THAN_A_LEASE);
        act(fleet, other, Act.RENEW, "");
        boolean reached = node.passed(at);
        other.end();
        node.end();
        recover(fleet);
        return new Course(reached, fleet.broken());
    }

    private void interrupts(ChangeFleet fleet, ChangeNode node, ChangeNode other) {
        other.ask();
        fleet.leasesRanOut = !ran.isZero();
        fleet.pass(ran);
        act(fleet, other.endingAt(otherEnds), second, "other-secret-1");
        if (ends) {
            node.end();
        }
    }

    /** The old token serves all the time. */
    private void act(ChangeFleet fleet, ChangeNode node, Act act, String next) {
        if (act == Act.CHANGE) {
            node.changeSecret(next, grace);
        }
        boolean served = node.ask() instanceof CachedToken;
        fleet.require(served || node.isEnded(), "I18: a caller is refused beside a living token");
    }

    /** A node that is started then comes to a token; an operator is needed at worst. */
    private static void recover(ChangeFleet fleet) {
        var node = new ChangeNode(fleet, fleet.shared);
        if (!recovers(fleet, node)) {
            fleet.confirmed = true;
            node.confirmUnlocked();
            fleet.require(recovers(fleet, node), "no way back to one secret that works");
        }
        new ChangeNode(fleet, fleet.forgotten()).ask();
    }

    private static boolean recovers(ChangeFleet fleet, ChangeNode node) {
        for (int i = 0; i < MOST_TRIES; i++) {
            fleet.pass(Duration.ofMinutes(10));
            if (node.ask() instanceof CachedToken && fleet.isSettled()) {
                return true;
            }
        }
        return false;
    }
}
