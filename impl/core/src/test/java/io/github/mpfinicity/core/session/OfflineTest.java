package io.github.mpfinicity.core.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.mpfinicity.core.gateway.Outcome;
import io.github.mpfinicity.core.store.FailingStore;
import io.github.mpfinicity.core.store.MemoryStore;
import io.github.mpfinicity.core.store.StoreException;
import io.github.mpfinicity.core.time.Moment;
import java.time.Duration;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Two nodes whose store goes away: one of them has the offline ticket. */
@Timeout(60)
class OfflineTest {
    private static final Duration LOOK = SessionRules.RECHECK_WHILE_SERVED;

    private static final Duration AWAY = Duration.ofMinutes(2);

    /** Half of the time between renewal and the end, as minutes of age. */
    private static final Duration PRESSED = Duration.ofSeconds(102 * 60 + 30);

    private final SessionFixture one = new SessionFixture();
    private final SessionFixture two = new SessionFixture();
    private final FailingStore way = new FailingStore();
    private final FailingStore otherWay = new FailingStore();
    private Moment begun;
    private PartnerSession holder;
    private PartnerSession other;

    @BeforeEach
    void holderHasTheTicket() {
        way.memory = new MemoryStore();
        otherWay.memory = way.memory;
        one.store = way;
        two.store = otherWay;
        begun = one.clocks.now();
        holder = one.open();
        other = two.open();
        assertThat(ask(holder)).isInstanceOf(HeldToken.class);
        assertThat(ask(other)).isInstanceOf(HeldToken.class);
        advance(LOOK);
        ask(holder);
        one.await(() -> isTicketTaken() && hasNothingToDo(one));
    }

    /** The holder knows a moment later than the record. */
    private static boolean hasNothingToDo(SessionFixture node) {
        return ((ThreadPoolExecutor) node.executor).getActiveCount() == 0;
    }

    @AfterEach
    void end() {
        one.close();
        two.close();
    }

    @Test
    void storeAway_renewedOnceAndNotBeforeTheLastChance() {
        storeGoesAway();
        Duration age = one.clocks.now().since(begun);
        advance(PRESSED.minus(age).minusNanos(1));
        assertServedThoughRenewalFails();
        assertSent(1, 0);

        advance(Duration.ofSeconds(2));
        assertThat(ask(holder)).isInstanceOf(HeldToken.class);
        one.await(() -> token(holder).equals("token-2"));
        assertSent(2, 0);

        advance(Duration.ofMinutes(116));
        assertThat(trouble(holder)).isEqualTo(Trouble.RECORD_UNAVAILABLE);
        assertSent(2, 0);
    }

    @Test
    void storeAwayForLessThanTwoMinutes_refusedTokenIsNotRenewed() {
        goesAway(way, holder);
        advance(AWAY.minusSeconds(1));
        holder.invalidate(((HeldToken) ask(holder)).token());
        assertThat(trouble(holder)).isEqualTo(Trouble.RECORD_UNAVAILABLE);
        assertSent(1, 0);

        advance(Duration.ofMinutes(1));
        assertThat(token(holder)).isEqualTo("token-2");
    }

    @Test
    void storeAwayToTheEnd_otherFailsClosed() {
        storeGoesAway();
        advance(Duration.ofMinutes(116));

        assertThat(trouble(other)).isEqualTo(Trouble.RECORD_UNAVAILABLE);
        assertThat(token(holder)).isEqualTo("token-2");
        assertSent(2, 0);
    }

    @Test
    void storeAwayAndTokenRefused_holderRenewsAtOnce() {
        storeGoesAway();
        holder.invalidate(((HeldToken) ask(holder)).token());
        other.invalidate(((HeldToken) ask(other)).token());

        assertThat(token(holder)).isEqualTo("token-2");
        assertThat(trouble(other)).isEqualTo(Trouble.RECORD_UNAVAILABLE);
        assertSent(2, 0);
    }

    @Test
    void storeIsBack_otherTakesTheToken() {
        storeAwayAndTokenRefused_holderRenewsAtOnce();
        storeIsBack();
        advance(LOOK);
        ask(holder);
        one.await(() -> String.valueOf(way.backup()).contains(" epoch=2 "));

        two.await(
                () -> {
                    advance(Duration.ofSeconds(1));
                    return ask(other) instanceof HeldToken;
                });
        assertThat(token(other)).isEqualTo("token-2");
        assertSent(2, 0);
    }

    @Test
    void refusedOffline_notSentAgainByAnybody() {
        one.vendor.rightSecret = "changed";
        two.vendor.rightSecret = "changed";
        storeGoesAway();
        advance(Duration.ofMinutes(116));
        assertThat(ask(holder)).isInstanceOf(Refusal.Rejected.class);
        storeIsBack();
        advance(LOOK);

        assertThat(ask(holder)).isInstanceOf(Refusal.Rejected.class);
        assertThat(ask(other)).isInstanceOf(Refusal.Rejected.class);
        assertSent(2, 0);
    }

    /** The worst that can come together: four of five. */
    @Test
    void refusedOfflineByOneThatDies_atMostTheBudgetAndOneAreSent() {
        one.vendor.rightSecret = "changed";
        two.vendor.rightSecret = "changed";
        goesAway(way, holder);
        advance(Duration.ofMinutes(116));
        assertThat(ask(holder)).isInstanceOf(Refusal.Rejected.class);
        int offline = one.vendor.calls.get() - 1;

        two.vendor.failure = new Outcome.Unknown("timeout");
        Answer last = null;
        for (int i = 0; i < 5; i++) {
            two.secret = "secret-" + i;
            PartnerSession started = two.open();
            ask(started);
            advance(Duration.ofMinutes(40));
            last = ask(started);
        }

        assertThat(last).isInstanceOf(Refusal.Exhausted.class);
        assertThat(offline + two.vendor.calls.get()).isEqualTo(1 + 3);
    }

    /** What it cannot read may say that all is over. */
    @Test
    void recordOfANewerVersion_nothingSent() {
        way.replaceWith("mpf2 anything");
        advance(Duration.ofMinutes(116));

        assertThat(ask(holder)).isInstanceOf(Refusal.Misconfigured.class);
        assertSent(1, 0);
    }

    @Test
    void holderIsClosed_otherHasTheTicket() {
        way.outlivesProcess = true;
        otherWay.outlivesProcess = true;
        holderHasTheTicket();
        holder.close();
        one.await(() -> !isTicketTaken());
        advance(LOOK);
        ask(other);
        two.await(() -> isTicketTaken() && hasNothingToDo(two));
        goesAway(otherWay, other);
        advance(Duration.ofMinutes(116));

        assertThat(token(other)).isEqualTo("token-1");
        assertSent(2, 1);
    }

    /** A thread that outlives an application for nothing may find its class loader closed. */
    @Test
    void holderIsClosedWithItsStore_nothingIsDoneAfterwards() throws Exception {
        holder.close();
        one.executor.shutdown();
        assertThat(one.executor.awaitTermination(20, TimeUnit.SECONDS)).isTrue();

        assertThat(isTicketTaken()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 5})
    void notSentOffline_triedAgainUntilItIs(int failures) {
        storeGoesAway();
        one.vendor.failure = new Outcome.NotSent("no route");
        advance(Duration.ofMinutes(116));
        for (int i = 0; i < failures; i++) {
            assertThat(trouble(holder)).isEqualTo(Trouble.NOT_SENT);
            advance(Duration.ofMinutes(1));
        }
        one.vendor.failure = null;

        assertThat(ask(holder)).isInstanceOf(HeldToken.class);
        assertSent(1 + failures + 1, 0);
    }

    private void assertServedThoughRenewalFails() {
        assertThat(token(holder)).isEqualTo("token-1");
        one.await(() -> holder.snapshot().activity() == Snapshot.Activity.COOLING);
        assertThat(token(holder)).isEqualTo("token-1");
    }

    private void storeGoesAway() {
        goesAway(way, holder);
        goesAway(otherWay, other);
        advance(AWAY);
    }

    /** As the node notices at once, whatever it asks the store for. */
    private static void goesAway(FailingStore store, PartnerSession session) {
        store.failReads = Integer.MAX_VALUE;
        assertThatExceptionOfType(StoreException.class).isThrownBy(session::confirmUnlocked);
    }

    private void storeIsBack() {
        way.failReads = 0;
        otherWay.failReads = 0;
    }

    private boolean isTicketTaken() {
        String record = way.backup();
        return record != null && record.matches(".* ticket=[^ ]+ .*");
    }

    private void assertSent(int byHolder, int byOther) {
        assertThat(one.vendor.calls).hasValue(byHolder);
        assertThat(two.vendor.calls).hasValue(byOther);
    }

    private static Answer ask(PartnerSession session) {
        return session.current(Duration.ZERO);
    }

    private static String token(PartnerSession session) {
        Answer answer = ask(session);
        assertThat(answer).isInstanceOf(HeldToken.class);
        return ((HeldToken) answer).token().value();
    }

    private static Trouble trouble(PartnerSession session) {
        Answer answer = ask(session);
        assertThat(answer).isInstanceOf(Refusal.Unavailable.class);
        return ((Refusal.Unavailable) answer).trouble();
    }

    private void advance(Duration time) {
        one.clocks.advance(time);
        two.clocks.advance(time);
    }
}
