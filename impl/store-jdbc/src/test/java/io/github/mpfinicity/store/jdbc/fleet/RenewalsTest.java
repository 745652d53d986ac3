package io.github.mpfinicity.store.jdbc.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mpfinicity.core.store.LocalServer;
import io.github.mpfinicity.store.jdbc.FaultRelay;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The vendor refuses the token, and all nodes notice at the same moment. */
class RenewalsTest extends FleetFixture {
    private static final int ROUNDS = Engine.times(200);
    private static final int ROUNDS_WITH_WRONG_CLOCKS = Engine.times(50);
    private static final int ROUNDS_WITH_FAULTS = 200;
    private static final int ROUNDS_UNTIL_AN_OUTAGE = 20;

    private static final List<Duration> WRONG_CLOCKS =
            List.of(Duration.ofHours(2), Duration.ofHours(-2), Duration.ZERO, Duration.ZERO);

    /** A younger token is not dropped. */
    private static final Duration OLD_ENOUGH = Duration.ofMinutes(1);

    private final Burst burst = new Burst(vendor);

    @ParameterizedTest
    @MethodSource(COUNTED)
    void renewals_oneAuthenticationEach(Engine engine) throws Exception {
        start(engine);
        startNodes(rightSecret());
        assertOneToken(fleet.all("ask"));
        assertSent(1);

        for (int i = 0; i < ROUNDS; i++) {
            assertRenewed(renew());
        }

        assertSent(1 + ROUNDS);
        assertThat(burst.most()).isEqualTo(1);
    }

    /**
     * A quarter of the nodes is two hours ahead, another is behind. A node that starts then has
     * nothing but the clocks to tell how old a token is, so the first one may cost more; renewals
     * do not.
     */
    @ParameterizedTest
    @MethodSource(COUNTED)
    void halfOfTheClocksAreWrong_oneAuthenticationEach(Engine engine) throws Exception {
        LocalServer database = start(engine);
        for (int i = 0; i < nodes; i++) {
            fleet.add(database.url(), rightSecret(), WRONG_CLOCKS.get(i % 4));
        }
        fleet.ready();
        fleet.all("ask");
        assertRenewed(renew());
        int before = vendor.tally().posts();

        for (int i = 0; i < ROUNDS_WITH_WRONG_CLOCKS; i++) {
            assertRenewed(renew());
        }

        assertSent(before + ROUNDS_WITH_WRONG_CLOCKS);
        assertThat(burst.most()).isEqualTo(1);
    }

    /**
     * Each node has a way of its own to the database, and each way its own faults. Each build meets
     * such faults in {@link RoundsTest}.
     */
    @EnabledIfSystemProperty(named = Engine.WHOLE, matches = "true")
    @ParameterizedTest
    @MethodSource(COUNTED)
    void databaseWithFaults_oneAuthenticationEach(Engine engine) throws Exception {
        LocalServer database = start(engine);
        List<FaultRelay> ways = new ArrayList<>();
        List<Faults> faults = new ArrayList<>();
        for (int i = 0; i < nodes; i++) {
            var way = new FaultRelay(database.port());
            ways.add(way);
            faults.add(new Faults(new Random(i), engine.leastPlacesBetweenFaults()));
            fleet.add(database.url(way.port()), rightSecret(), Duration.ZERO);
        }
        fleet.ready();
        assertOneToken(fleet.all("ask"));

        for (int i = 0; i < ROUNDS_WITH_FAULTS; i++) {
            for (int n = 0; n < nodes; n++) {
                ways.get(n).plan(faults.get(n));
            }
            assertRenewed(i % ROUNDS_UNTIL_AN_OUTAGE == 0 ? renewAfterOutage(ways) : renew());
        }

        assertSent(1 + ROUNDS_WITH_FAULTS);
        assertThat(burst.most()).isEqualTo(1);
        assertThat(faults).allMatch(Faults::met);
        for (FaultRelay way : ways) {
            way.close();
        }
    }

    private List<String> renew() throws Exception {
        begin();
        return fleet.all("call");
    }

    /** All nodes have tried in vain, as often as a ledger tries, before the database is back. */
    private List<String> renewAfterOutage(List<FaultRelay> ways) throws Exception {
        ways.forEach(way -> way.mode(FaultRelay.Mode.REFUSE));
        begin();
        fleet.tell("call");
        for (FaultRelay way : ways) {
            way.awaitRefused(3);
        }
        ways.forEach(way -> way.mode(FaultRelay.Mode.PASS));
        return List.copyOf(fleet.answers(nodes).values());
    }

    private void begin() {
        clock.advance(OLD_ENOUGH);
        burst.begin(nodes);
    }

    private static void assertRenewed(List<String> answers) {
        assertOneToken(answers);
        assertThat(answers).allMatch(each -> each.startsWith("200 "));
    }
}
