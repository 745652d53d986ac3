package io.github.mpfinicity.store.jdbc.fleet;

import io.github.mpfinicity.GracePeriod;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * What goes wrong in one round, drawn from a seed. Pure.
 *
 * @param nodes what happens to each of them
 * @param grace of changes of the secret
 */
record RoundPlan(List<OfNode> nodes, GracePeriod grace) {
    /** So many nodes, the last ones, have a file of their own; the others may change the secret. */
    static final int OWN_FILES = 4;

    private static final int MOST_POINTS = 14;
    private static final List<RoundWay> SPOILT_WAYS =
            List.of(RoundWay.CUT, RoundWay.CUT, RoundWay.SLOW, RoundWay.HALF_OPEN);

    /** What happens to the process itself. */
    enum Fate {
        NONE,
        KILL,
        STOP
    }

    /** What the file of a node holds that has one of its own. */
    enum OwnFile {
        /** The new secret, as soon as a round is over. */
        FOLLOWS,
        /** The old secret, also after the round. */
        STAYS,
        WRONG
    }

    /**
     * The plan for a node.
     *
     * @param point the one at which the fate is met, counted in calls of store and secret file
     * @param changes true if it is told to change the secret
     * @param own for nodes with a file of their own
     */
    record OfNode(RoundWay way, Fate fate, int point, boolean changes, OwnFile own) {}

    static RoundPlan draw(Random random, int nodes) {
        boolean misled = random.nextInt(10) == 0;
        boolean parted = random.nextInt(6) == 0;
        boolean change = random.nextBoolean();
        List<OfNode> all =
                IntStream.range(0, nodes)
                        .mapToObj(
                                i ->
                                        misled
                                                ? misled(i < nodes - OWN_FILES)
                                                : drawn(random, parted, change))
                        .toList();
        GracePeriod grace = random.nextBoolean() ? GracePeriod.NONE : GracePeriod.THIRTY_DAYS;
        return new RoundPlan(all, grace);
    }

    /** All nodes that can count have a wrong secret, each another one. */
    private static OfNode misled(boolean right) {
        RoundWay way = right ? RoundWay.AWAY : RoundWay.OPEN;
        return new OfNode(way, Fate.NONE, 0, false, OwnFile.WRONG);
    }

    private static OfNode drawn(Random random, boolean parted, boolean change) {
        RoundWay way = drawn(random, 8, SPOILT_WAYS, RoundWay.OPEN);
        return new OfNode(
                parted && random.nextBoolean() ? RoundWay.AWAY : way,
                drawn(random, 12, List.of(Fate.KILL, Fate.STOP), Fate.NONE),
                1 + random.nextInt(MOST_POINTS),
                change && random.nextBoolean(),
                drawn(
                        random,
                        9,
                        List.of(OwnFile.STAYS, OwnFile.STAYS, OwnFile.WRONG),
                        OwnFile.FOLLOWS));
    }

    /** Each of some once in so many times, and else the usual one. */
    private static <T> T drawn(Random random, int times, List<T> some, T usual) {
        int place = random.nextInt(times);
        return place < some.size() ? some.get(place) : usual;
    }
}
