package io.github.mpfinicity.core.ledger;

import static io.github.mpfinicity.core.ledger.TicketNode.AWAY;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.mpfinicity.PartnerSecret;
import io.github.mpfinicity.core.credentials.CredentialPart;
import io.github.mpfinicity.core.credentials.Login;
import io.github.mpfinicity.core.gateway.Outcome;
import io.github.mpfinicity.core.store.StoreException;
import io.github.mpfinicity.core.time.ManualClocks;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the holder of the offline ticket may do with it, and others may not. */
@Timeout(60)
class OfflineAttemptTest {
    private static final Outcome WRONG =
            new Outcome.Rejected(CredentialPart.PARTNER_SECRET, 401, "10001");
    private static final Outcome NO_ANSWER = new Outcome.Unknown("timeout");
    private static final Outcome NOT_SENT = new Outcome.NotSent("no route");

    private final ManualClocks clocks = new ManualClocks();
    private final TicketNode holder = new TicketNode(clocks, LockoutPolicy.standard(), null);
    private final TicketNode other = new TicketNode(clocks, LockoutPolicy.standard(), holder);

    @BeforeEach
    void holderHasTheTicket() {
        holder.succeeds();
        holder.looks();
        other.looks();
    }

    @Test
    void storeAway_holderMayAuthenticateOnce() {
        holder.loses();

        assertThat(holder.offline()).isNotNull();
        assertThat(holder.offline()).isNull();
    }

    @Test
    void storeAwayForAMoment_nothingSent() {
        assertThat(holder.offline()).isNull();
        holder.store.failReads = Integer.MAX_VALUE;
        assertThatExceptionOfType(StoreException.class).isThrownBy(holder::looks);
        clocks.advance(AWAY.minusNanos(1));
        clocks.advanceWallOnly(AWAY);
        assertThatExceptionOfType(StoreException.class).isThrownBy(holder::looks);
        assertThat(holder.offline()).isNull();
        holder.store.failReads = 0;
        holder.looks();
        holder.store.failReads = Integer.MAX_VALUE;
        assertThatExceptionOfType(StoreException.class).isThrownBy(holder::looks);
        clocks.advance(AWAY.minusNanos(1));
        assertThat(holder.offline()).isNull();

        clocks.advance(Duration.ofNanos(1));
        assertThat(holder.offline()).isNotNull();
    }

    @Test
    void storeAway_otherMayNot() {
        other.loses();

        assertThat(other.offline()).isNull();
    }

    @Test
    void startedWithoutTheStore_mayNot() {
        var started = new TicketNode(clocks, LockoutPolicy.standard(), holder);
        started.loses();
        assertThatExceptionOfType(StoreException.class).isThrownBy(() -> started.reserves("good"));

        assertThat(started.offline()).isNull();
    }

    @Test
    void notConfirmedForItsLength_noUseAnyMore() {
        holder.loses();
        clocks.advance(OfflineTicket.LENGTH.minus(AWAY).minusNanos(1));
        Reservation last = holder.goesOffline();
        assertThat(requireNonNull(last.lease()).length()).isEqualTo(Duration.ofNanos(1));
        holder.settles(last, NOT_SENT);
        clocks.advance(Duration.ofNanos(1));

        assertThat(holder.offline()).isNull();
    }

    /** The machine may have slept: by the longer of both clocks. */
    @Test
    void wallClockAloneWentOn_noUseAnyMore() {
        holder.loses();
        clocks.advanceWallOnly(OfflineTicket.LENGTH);

        assertThat(holder.offline()).isNull();
    }

    /** Others may have seen it written right at the beginning. */
    @Test
    void confirmationTookTime_countsFromItsBeginning() {
        clocks.advance(OfflineTicket.CONFIRMED_EVERY);
        clocks.advanceAtEachLook(Duration.ofMinutes(1));
        holder.looks();
        clocks.advanceAtEachLook(Duration.ZERO);
        holder.loses();

        assertThat(requireNonNull(holder.goesOffline().lease()).length())
                .isLessThan(OfflineTicket.LENGTH.minus(AWAY));
    }

    @Test
    void confirmationWasNotWritten_countsFromTheOneBefore() {
        clocks.advance(Duration.ofMinutes(10));
        holder.store.failWritesBefore = 3;
        assertThatExceptionOfType(StoreException.class).isThrownBy(holder::looks);
        holder.loses();
        clocks.advance(OfflineTicket.LENGTH.minusMinutes(10).minus(AWAY));

        assertThat(holder.offline()).isNull();
    }

    @Test
    void refusedOffline_postedOnceAndForAll() {
        holder.loses();
        holder.settles(holder.goesOffline(), WRONG);
        assertThat(holder.ledger.attempts().used()).isEqualTo(1);
        holder.hasAgain();
        holder.store.loseReplies = 1;
        holder.looks();
        holder.looks();

        assertThat(other.ledger.reserve(TicketNode.login("good"), "", Wish.NONE))
                .isInstanceOf(Denial.Refused.class);
        assertThat(other.ledger.attempts().used()).isEqualTo(1);
    }

    /** Also if another node was refused the same secret meanwhile: these are two failures. */
    @Test
    void refusedOfflineAndElsewhere_bothCount() {
        holder.loses();
        holder.settles(holder.goesOffline(), WRONG);
        other.settles(other.reserves("good"), WRONG);
        holder.hasAgain();
        holder.looks();
        other.ledger.reserve(TicketNode.login("good"), "", Wish.NONE);

        assertThat(other.ledger.attempts().used()).isEqualTo(2);
    }

    @Test
    void noAnswerOffline_chargedAndNoOtherTicketBeforeASuccess() {
        holder.loses();
        holder.settles(holder.goesOffline(), NO_ANSWER);
        holder.hasAgain();
        holder.looks();
        holder.looks();
        holder.loses();

        assertThat(holder.ledger.attempts().used()).isEqualTo(1);
        assertThat(holder.offline()).isNull();
        other.looks();
        other.loses();
        assertThat(other.offline()).isNull();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void notCountedOffline_mayBeTriedAgain(boolean turnedAway) {
        holder.loses();
        Outcome nothing = turnedAway ? new Outcome.RateLimited(null) : NOT_SENT;
        holder.settles(holder.goesOffline(), nothing);

        assertThat(holder.ledger.attempts().used()).isZero();
        assertThat(holder.offline()).isNotNull();
    }

    @Test
    void acceptedOffline_othersTakeTheToken() {
        holder.loses();
        holder.settles(holder.goesOffline(), new Outcome.Accepted("offline-token"));
        holder.hasAgain();
        holder.looks();

        var wish = new Wish(1, Duration.ofHours(2));
        assertThat(other.ledger.reserve(TicketNode.login("good"), "", wish))
                .isEqualTo(new SharedToken("offline-token", 2, Duration.ZERO));
        assertThat(other.ledger.attempts().used()).isZero();
        holder.looks();
        holder.loses();
        assertThat(holder.offline()).as("another ticket").isNotNull();
    }

    /** Others could reach the store, and have renewed it. */
    @Test
    void acceptedOfflineAndElsewhere_tokenOfTheOthersStays() {
        holder.loses();
        holder.settles(holder.goesOffline(), new Outcome.Accepted("offline-token"));
        other.succeeds();
        holder.hasAgain();
        holder.looks();

        var wish = new Wish(1, Duration.ofHours(2));
        Decision found = other.ledger.reserve(TicketNode.login("good"), "", wish);
        assertThat(((SharedToken) found).value()).isEqualTo("token");
    }

    @Test
    void secretThatDidNotSucceedLast_notSent() {
        holder.loses();

        assertThat(holder.ledger.reserveOffline(TicketNode.login("new"))).isNull();
    }

    @Test
    void changeOfTheSecretNotSettled_nothingSent() {
        holder.loses();
        var present = TicketNode.login("good").present();
        var login = new Login("https://vendor", present, PartnerSecret.of("next"));

        assertThat(holder.ledger.reserveOffline(login)).isNull();
    }

    @Test
    void somethingCharged_nothingSent() {
        other.settles(other.reserves("bad"), WRONG);
        holder.looks();
        holder.loses();

        assertThat(holder.offline()).isNull();
    }

    @Test
    void ownFailureNotWrittenYet_nothingSent() {
        Reservation reservation = holder.reserves("bad");
        holder.loses();
        holder.settles(reservation, WRONG);

        assertThat(holder.offline()).isNull();
    }

    @Test
    void locked_nothingSent() {
        holder.loses();
        holder.ledger.noteLock();

        assertThat(holder.offline()).isNull();
    }

    @Test
    void vendorAskedAllForPatience_nothingSentBeforeThat() {
        Reservation reservation = other.reserves("good");
        other.settles(reservation, new Outcome.RateLimited(Duration.ofMinutes(10)));
        holder.looks();
        holder.loses();
        assertThat(holder.offline()).isNull();

        clocks.advance(Duration.ofMinutes(11));
        assertThat(holder.offline()).isNotNull();
    }

    /** Four of the vendor's five are charged to all: the fifth must not be sent. */
    @Test
    void budgetOfFour_noTicket() {
        var one = new TicketNode(clocks, new LockoutPolicy(4, true), null);
        one.succeeds();
        one.looks();
        one.loses();

        assertThat(one.offline()).isNull();
    }

    /** Whoever waits for the outcome is not to wait for the store, too. */
    @Test
    void settledOffline_storeIsNotAsked() {
        holder.loses();
        Reservation offline = holder.goesOffline();
        int left = holder.store.failReads;
        holder.settles(offline, new Outcome.Accepted("token"));

        assertThat(holder.store.failReads).isEqualTo(left);
    }

    @Test
    void anotherPartner_ticketIsOfNoUse() {
        var elsewhere = new Login("https://elsewhere", TicketNode.login("good").present(), null);
        var granted = (Reservation) holder.ledger.reserve(elsewhere, "", Wish.NONE);
        holder.settles(granted, new Outcome.Accepted("token"));
        holder.loses();

        assertThat(holder.ledger.reserveOffline(elsewhere)).isNull();
        assertThat(holder.offline()).isNotNull();
    }
}
