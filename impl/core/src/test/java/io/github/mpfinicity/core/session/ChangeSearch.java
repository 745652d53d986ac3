package io.github.mpfinicity.core.session;

import io.github.mpfinicity.GracePeriod;
import io.github.mpfinicity.core.session.ChangeNode.Fate;
import io.github.mpfinicity.core.session.ChangePlan.Act;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** Goes through all plans with one interruption, at each point of the interrupted node. */
final class ChangeSearch {
    /** At once; when a lease is over and a request may still arrive; when no request should. */
    private static final List<Duration> TIMES =
            List.of(Duration.ZERO, Duration.ofSeconds(55), Duration.ofMinutes(2));

    private final ChangeMistake mistake;

    ChangeSearch(ChangeMistake mistake) {
        this.mistake = mistake;
    }

    /** The first broken invariant, and the plan; null if all hold. */
    @Nullable String run() {
        for (ChangePlan plan : plans()) {
            ChangePlan next = plan;
            boolean reached = true;
            while (reached) {
                var course = next.in(new ChangeFleet(mistake));
                if (course.broken() != null) {
                    return course.broken() + " after " + next;
                }
                reached = course.reached();
                next = next.at(next.at() + 1);
            }
        }
        return null;
    }

    /** One of all plans in which both nodes may end. */
    static ChangePlan drawn(Random random, int mostPoints) {
        List<ChangePlan> all = plans();
        return all.get(random.nextInt(all.size()))
                .at(1 + random.nextInt(mostPoints))
                .otherEnds(random.nextInt(mostPoints));
    }

    private static List<ChangePlan> plans() {
        List<ChangePlan> all = new ArrayList<>();
        for (Fate fate : Fate.values()) {
            for (GracePeriod grace : GracePeriod.values()) {
                for (Duration ran : TIMES) {
                    for (boolean ends : List.of(false, true)) {
                        var plan =
                                new ChangePlan(
                                        Act.CHANGE, Act.RENEW, false, fate, grace, ran, 1, ends, 0);
                        all.add(plan);
                        all.add(plan.acts(Act.RENEW, Act.CHANGE));
                        all.add(plan.acts(Act.CHANGE, Act.CHANGE));
                        all.add(plan.forgetful());
                    }
                }
            }
        }
        return all.stream().filter(ChangePlan::isWithinTheLateWindow).toList();
    }
}
