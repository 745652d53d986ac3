package io.github.mpfinicity.core.session;

import io.github.mpfinicity.core.result.CachedToken;
import io.github.mpfinicity.core.time.Moment;
import java.time.Duration;
import java.util.List;

/** How old a token can look on the two clocks, in minutes: the clock stands, its request moves. */
record Ages(long wall, long nanos) {
    private static final long HARD_LIMIT = 115;
    private static final long LIFE = 120;

    /**
     * Young, fresh, stale, expired; by one clock alone; and with a wall clock that was set back.
     */
    static final List<Ages> ALL =
            List.of(
                    new Ages(0, 0),
                    new Ages(1, 1),
                    new Ages(91, 91),
                    new Ages(115, 1),
                    new Ages(1, 115),
                    new Ages(-60, 1),
                    new Ages(-60, 115),
                    new Ages(-121, 1),
                    new Ages(116, 116));

    /** A digit for each. */
    static int of(CachedToken token) {
        return ALL.indexOf(read(token));
    }

    static Ages read(CachedToken token) {
        Moment requested = token.requested();
        Duration wall = Duration.between(requested.wall(), Moves.NOW.moment().wall());
        return new Ages(wall.toMinutes(), Moves.NOW.moment().since(requested).toMinutes());
    }

    CachedToken apply(CachedToken t) {
        Moment now = Moves.NOW.moment();
        var requested =
                new Moment(
                        now.wall().minus(Duration.ofMinutes(wall)),
                        now.nanos() - Duration.ofMinutes(nanos).toNanos());
        return new CachedToken(
                t.token(),
                t.binding(),
                t.generation(),
                t.epoch(),
                requested,
                t.renewalAge(),
                t.hardLimit());
    }

    boolean pastHardLimit() {
        return wall >= HARD_LIMIT || nanos >= HARD_LIMIT || wall < -LIFE;
    }

    boolean young() {
        return wall == 0 && nanos == 0;
    }
}
