package io.github.mpfinicity.store.jdbc.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mpfinicity.store.jdbc.FaultRelay;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The database does not answer, or is not there. */
class OutagesTest extends FleetFixture {
    private static final Duration OLD_ENOUGH = Duration.ofMinutes(1);

    /** For the holder of the ticket not to wait any more. */
    private static final Duration LONG_ENOUGH = Duration.ofMinutes(2);

    private Database database;
    private FaultRelay way;

    @ParameterizedTest
    @EnumSource
    void databaseHangs_tokenServesAndNothingIsSent(Database.Engine engine) throws Exception {
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
    @EnumSource
    void databaseIsDown_tokenServesAndNothingIsSent(Database.Engine engine) throws Exception {
        startNodes(engine);
        String token = token();

        database.stop();
        assertTokenServes(token);
        assertNewNodesSendNothing();
        assertNobodyRenews();
        database.startAgain();
        way.target(database.port());

        assertRenewedOnce();
    }

    @ParameterizedTest
    @EnumSource(names = "POSTGRESQL")
    void databaseHangs_oneNodeRenewsForItself(Database.Engine engine) throws Exception {
        startNodesOfWhichOneHasTheTicket(engine);

        Signals.freeze(database.process());
        Node holder = assertOneRenewsForItself();
        Signals.thaw(database.process());

        assertOthersTakeItsToken(holder);
    }

    @ParameterizedTest
    @EnumSource
    void databaseIsDown_oneNodeRenewsForItself(Database.Engine engine) throws Exception {
        startNodesOfWhichOneHasTheTicket(engine);

        database.stop();
        Node holder = assertOneRenewsForItself();
        database.startAgain();
        way.target(database.port());

        assertOthersTakeItsToken(holder);
    }

    private void startNodesOfWhichOneHasTheTicket(Database.Engine engine) throws Exception {
        startNodes(engine);
        String token = token();
        clock.advance(OLD_ENOUGH);
        assertThat(fleet.all("ask once")).containsOnly(token);
        awaitRecord(".* ticket=[^ ]+ .*");
    }

    /** The vendor refuses the token: first all fail, then all but one. */
    private Node assertOneRenewsForItself() throws Exception {
        vendor.revokeTokens();
        assertThat(fleet.all("call once")).hasSize(NODES).containsOnly("RECORD_UNAVAILABLE");
        assertSent(1);
        clock.advance(LONG_ENOUGH);
        Map<Node, String> first = fleet.each("call once");
        assertThat(first.values()).filteredOn(each -> each.startsWith("200 token")).hasSize(1);
        assertThat(first.values()).filteredOn("RECORD_UNAVAILABLE"::equals).hasSize(NODES - 1);
        assertThat(fleet.each("call once")).isEqualTo(first);
        assertSent(2);
        return first.entrySet().stream()
                .filter(each -> each.getValue().startsWith("200"))
                .findFirst()
                .orElseThrow()
                .getKey();
    }

    private void assertOthersTakeItsToken(Node holder) throws Exception {
        clock.advance(OLD_ENOUGH);
        holder.say("ask once");
        List<String> its = List.copyOf(fleet.answers(1).values());
        awaitRecord(".* epoch=2 .*");
        assertThat(fleet.all("ask")).hasSize(NODES).containsOnly(its.get(0));
        assertSent(2);
    }

    private void awaitRecord(String expected) throws Exception {
        String url = database.url(database.port());
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        try (Connection connection = DriverManager.getConnection(url);
                PreparedStatement all =
                        connection.prepareStatement("SELECT record_text FROM finicity_partner")) {
            while (!holds(all, expected)) {
                assertThat(System.nanoTime()).as(expected).isLessThan(end);
            }
        }
    }

    private static boolean holds(PreparedStatement all, String expected) throws SQLException {
        try (ResultSet rows = all.executeQuery()) {
            boolean found = false;
            while (rows.next()) {
                found |= rows.getString(1).matches(expected);
            }
            return found;
        }
    }

    /** All go by one way, for the server gets another port when it starts again. */
    private void startNodes(Database.Engine engine) throws Exception {
        database = start(engine);
        way = new FaultRelay(database.port());
        for (int i = 0; i < NODES; i++) {
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
        assertThat(fleet.all("ask once")).hasSize(NODES).containsOnly(token);
        assertThat(fleet.all("call")).hasSize(NODES).containsOnly("200 " + token);
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
        fleet.look(NODES + 1);
        assertSent(1);
    }

    /** Also for the node that started meanwhile. */
    private void assertRenewedOnce() throws Exception {
        assertOneToken(List.copyOf(fleet.answers(NODES + 1).values()));
        assertSent(2);
    }

    @AfterEach
    void endWay() throws Exception {
        way.close();
    }
}
