package io.github.mpfinicity.store.jdbc.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mpfinicity.core.store.LocalServer;
import io.github.mpfinicity.store.jdbc.FaultRelay;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The database does not answer, or is not there. */
class OutagesTest extends FleetFixture {
    private static final Duration OLD_ENOUGH = Duration.ofMinutes(1);

    private LocalServer database;
    private FaultRelay way;

    @ParameterizedTest
    @MethodSource(COUNTED)
    void databaseHangs_tokenServesAndNothingIsSent(Engine engine) throws Exception {
        startNodes(engine);
        String token = token();

        Signals.freeze(database.process());
        assertTokenServes(token);
        assertNewNodesSendNothing();
        assertNobodyRenews();
        Signals.thaw(database.process());

        assertRenewedOnce();
    }

    @ParameterizedTest
    @MethodSource(COUNTED)
    void databaseIsDown_tokenServesAndNothingIsSent(Engine engine) throws Exception {
        startNodes(engine);
        String token = token();

        database.stop();
        assertTokenServes(token);
        assertNewNodesSendNothing();
        assertNobodyRenews();
        database.start();
        way.target(database.port());

        assertRenewedOnce();
    }

    /** All go by one way, for the server gets another port when it starts again. */
    private void startNodes(Engine engine) throws Exception {
        database = start(engine);
        way = new FaultRelay(database.port());
        for (int i = 0; i < nodes; i++) {
            fleet.add(database.url(way.port()), rightSecret(), Duration.ZERO);
        }
        fleet.ready();
    }

    private String token() throws Exception {
        List<String> answers = fleet.all("ask");
        assertOneToken(answers);
        assertSent(1);
        return answers.get(0);
    }

    private void assertTokenServes(String token) throws Exception {
        assertThat(fleet.all("ask once")).hasSize(nodes).containsOnly(token);
        assertThat(fleet.all("call")).hasSize(nodes).containsOnly("200 " + token);
    }

    /** Also with a secret that was never presented: who cannot count does not send. */
    private void assertNewNodesSendNothing() throws Exception {
        Node right = fleet.add(database.url(way.port()), rightSecret(), Duration.ZERO);
        Node wrong = fleet.add(database.url(way.port()), WRONG, Duration.ZERO);
        assertThat(fleet.answers(2).values()).containsOnly("ready");
        right.say("ask once");
        wrong.say("ask once");
        assertThat(fleet.answers(2).values()).hasSize(2).containsOnly("RECORD_UNAVAILABLE");
        assertSent(1);
        fleet.kill(wrong);
    }

    /** The vendor refuses the token, and all try in vain to find out whether they may renew it. */
    private void assertNobodyRenews() throws Exception {
        clock.advance(OLD_ENOUGH);
        vendor.revokeTokens();
        fleet.tell("call");
        fleet.look(nodes + 1);
        assertSent(1);
    }

    /** Also for the node that started meanwhile. */
    private void assertRenewedOnce() throws Exception {
        assertOneToken(List.copyOf(fleet.answers(nodes + 1).values()));
        assertSent(2);
    }

    @AfterEach
    void endWay() throws Exception {
        way.close();
    }
}
