package io.github.mpfinicity.core.schedules;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mpfinicity.core.result.CachedToken;
import io.github.mpfinicity.core.result.TokenResult;
import io.github.mpfinicity.core.session.SessionRules;
import io.github.mpfinicity.core.time.Moment;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Two nodes need a token at the same time. */
final class LeaseScenes {
    /** A lease of 45 seconds is over for those who have seen it for a tenth longer. */
    private static final Duration OVER = Duration.ofMillis(49_500);

    private LeaseScenes() {}

    /** One node waits while the other one holds the lease, and takes its token. */
    public static final class Held extends NodesScene {
        private final List<TokenResult> results = new ArrayList<>();

        @Override
        public List<Runnable> threads() {
            return List.of(() -> results.add(call()), () -> results.add(callOther()));
        }

        @Override
        public void check() {
            super.check();
            assertThat(sent).as("authentications").isEqualTo(1);
            assertThat(results)
                    .hasSize(2)
                    .allSatisfy(each -> assertThat(each).isInstanceOf(CachedToken.class))
                    .extracting(each -> ((CachedToken) each).token().value())
                    .containsOnly("token-1");
        }
    }

    /** The holder of the lease is dead: another node waits for its end, and authenticates. */
    public static final class Left extends NodesScene {
        public Left() {
            reserveAndDie();
        }

        @Override
        public List<Runnable> threads() {
            Runnable time =
                    () -> {
                        Schedule.await("the node to wait", () -> waits == 1);
                        pass(OVER.minusNanos(1));
                        Schedule.await("the node to wait again", () -> waits == 2);
                        assertThat(sent).isZero();
                        pass(Duration.ofNanos(1));
                    };
            return List.of(this::call, time);
        }

        @Override
        public void check() {
            super.check();
            assertThat(sent).isEqualTo(1);
        }
    }

    /**
     * A lease runs out while its holder authenticates, or before it does. Another node may then
     * authenticate, but not while a request may be under way.
     */
    public static final class RunsOut extends NodesScene {
        @Override
        public List<Runnable> threads() {
            Runnable time =
                    () -> {
                        Schedule.await("a lease", () -> waits > 0 || sent > 0);
                        pass(OVER);
                    };
            return List.of(session::warmUp, other::warmUp, time);
        }

        @Override
        boolean mayBeginBeside(Moment earlier) {
            Duration since = clocks.now().since(earlier);
            return since.compareTo(SessionRules.us().deadline()) >= 0;
        }

        @Override
        public void check() {
            super.check();
            assertThat(sent).isLessThanOrEqualTo(2);
            clocks.advance(Duration.ofMinutes(1));
            assertThat(List.of(call(), callOther())).hasOnlyElementsOfType(CachedToken.class);
            assertNothingCharged();
        }
    }
}
