package io.github.mpfinicity.core.ledger;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.mpfinicity.PartnerCredentials;
import io.github.mpfinicity.PartnerSecret;
import io.github.mpfinicity.core.credentials.CredentialPart;
import io.github.mpfinicity.core.credentials.Login;
import io.github.mpfinicity.core.gateway.Outcome;
import io.github.mpfinicity.core.store.FailingStore;
import io.github.mpfinicity.core.store.FileStore;
import io.github.mpfinicity.core.store.StoreException;
import io.github.mpfinicity.core.time.ManualClocks;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Nodes that share a record, each with its own way to it. */
@Timeout(60)
class OfflineTicketTest {
    private static final Outcome WRONG =
            new Outcome.Rejected(CredentialPart.PARTNER_SECRET, 401, "10001");
    private static final Outcome NO_ANSWER = new Outcome.Unknown("timeout");
    private static final Outcome NOT_SENT = new Outcome.NotSent("no route");

    private static final Duration AWAY = Duration.ofMinutes(2);

    /** For which others have to see that a ticket is not confirmed. */
    private static final Duration OVER = Duration.ofMinutes(158);

    private static final Pattern TICKET = Pattern.compile(" ticket=([^ ]*) ");

    private final ManualClocks clocks = new ManualClocks();
    private final Node holder = new Node(LockoutPolicy.standard(), null);
    private final Node other = new Node(LockoutPolicy.standard(), holder);

    private final class Node {
        private final FailingStore store = new FailingStore();
        private final AttemptLedger ledger;

        Node(LockoutPolicy policy, @Nullable Node besides) {
            store.memory = besides == null ? store.memory : besides.store.memory;
            ledger = new AttemptLedger(store, policy, clocks);
            ledger.turn(login("good"), () -> false).close();
        }

        void succeeds() {
            settles(reserves("good"), new Outcome.Accepted("token"));
        }

        Reservation reserves(String secret) {
            return (Reservation) ledger.reserve(login(secret), "", Wish.NONE);
        }

        void settles(Reservation reservation, Outcome outcome) {
            Verdict verdict = Verdict.of(outcome, reservation);
            if (outcome instanceof Outcome.Accepted accepted) {
                PartnerCredentials presented = login("good").present();
                verdict =
                        ledger.accepted(
                                presented, reservation, accepted.token(), clocks.now().wall());
            }
            ledger.settle(reservation, verdict);
        }

        /** What a session does every 30 seconds. */
        void looks() {
            ledger.look(login("good"), Wish.NONE);
            ledger.write();
            ledger.keepTicket(login("good"));
        }

        void loses() {
            store.failReads = Integer.MAX_VALUE;
            assertThatExceptionOfType(StoreException.class).isThrownBy(this::looks);
            clocks.advance(AWAY);
            assertThatExceptionOfType(StoreException.class).isThrownBy(this::looks);
        }

        void hasAgain() {
            store.failReads = 0;
        }

        @Nullable Reservation offline() {
            return ledger.reserveOffline(login("good"));
        }

        Reservation goesOffline() {
            return requireNonNull(offline());
        }
    }

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
        var started = new Node(LockoutPolicy.standard(), holder);
        started.loses();
        assertThatExceptionOfType(StoreException.class).isThrownBy(() -> started.reserves("good"));

        assertThat(started.offline()).isNull();
    }

    @Test
    void holderDies_ticketIsNotTakenBeforeASuccessThatBeganAfterItsEnd() {
        String taken = ticket();
        clocks.advance(OVER.minusNanos(1));
        other.looks();
        other.succeeds();
        other.looks();
        assertThat(ticket()).isEqualTo(taken);
        Reservation tooEarly = other.reserves("good");
        clocks.advance(Duration.ofNanos(1));
        other.settles(tooEarly, new Outcome.Accepted("token"));
        other.looks();
        assertThat(ticket()).as("after a success that began too early").isEqualTo(taken);

        other.succeeds();
        assertThat(ticket()).isEmpty();
        other.looks();
        other.loses();
        assertThat(other.offline()).isNotNull();
    }

    @Test
    void holderConfirms_othersWaitBeginsAnew() {
        clocks.advance(Duration.ofMinutes(150));
        holder.looks();
        other.looks();
        String confirmed = ticket();
        clocks.advance(OVER.minusNanos(1));
        other.succeeds();
        assertThat(ticket()).isEqualTo(confirmed);
        clocks.advance(Duration.ofNanos(1));
        other.succeeds();

        assertThat(ticket()).isEmpty();
    }

    /** It says so every ten minutes and not more often: each time is a write. */
    @Test
    void holderConfirmed_everyTenMinutes() {
        String taken = holder.store.backup();
        clocks.advance(Duration.ofMinutes(10).minusNanos(1));
        holder.looks();
        assertThat(holder.store.backup()).isEqualTo(taken);
        clocks.advance(Duration.ofNanos(1));
        holder.looks();
        assertThat(holder.store.backup()).isNotEqualTo(taken);
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

        assertThat(other.ledger.reserve(login("good"), "", Wish.NONE))
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
        other.ledger.reserve(login("good"), "", Wish.NONE);

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
        assertThat(other.ledger.reserve(login("good"), "", wish))
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
        Decision found = other.ledger.reserve(login("good"), "", wish);
        assertThat(((SharedToken) found).value()).isEqualTo("token");
    }

    @Test
    void secretThatDidNotSucceedLast_notSent() {
        holder.loses();

        assertThat(holder.ledger.reserveOffline(login("new"))).isNull();
    }

    @Test
    void changeOfTheSecretNotSettled_nothingSent() {
        holder.loses();
        var present = login("good").present();
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
        var one = new Node(new LockoutPolicy(4, true), null);
        one.succeeds();
        one.looks();
        one.loses();

        assertThat(one.offline()).isNull();
    }

    @Test
    void holderLeaves_otherTakesTheTicketAtOnce() {
        holder.ledger.leaveTicket();
        other.looks();
        holder.loses();
        other.loses();

        assertThat(holder.offline()).isNull();
        assertThat(other.offline()).isNotNull();
    }

    @Test
    void holderLeavesAfterUse_ticketStaysTaken() {
        holder.loses();
        Reservation used = holder.goesOffline();
        holder.hasAgain();
        String taken = ticket();
        holder.ledger.leaveTicket();
        assertThat(ticket()).isEqualTo(taken);

        holder.settles(used, WRONG);
        holder.looks();
        other.looks();
        assertThat(ticket()).as("which nobody takes while something is charged").isEmpty();
    }

    @Test
    void usedAndNotSettled_notConfirmed() {
        holder.loses();
        holder.goesOffline();
        holder.hasAgain();
        clocks.advance(OfflineTicket.CONFIRMED_EVERY);
        holder.looks();
        holder.loses();

        assertThat(holder.offline()).isNull();
    }

    /** Both have seen that nobody has it. */
    @Test
    void twoWantIt_oneHasIt() {
        holder.ledger.leaveTicket();
        other.ledger.look(login("good"), Wish.NONE);
        holder.ledger.keepTicket(login("good"));
        other.ledger.keepTicket(login("good"));
        holder.loses();
        other.loses();

        assertThat(holder.offline()).isNotNull();
        assertThat(other.offline()).isNull();
    }

    @Test
    void chargedMeanwhile_notTaken() {
        holder.ledger.leaveTicket();
        other.ledger.look(login("good"), Wish.NONE);
        holder.settles(holder.reserves("good"), NO_ANSWER);
        String before = holder.store.backup();
        other.ledger.keepTicket(login("good"));

        assertThat(holder.store.backup()).isEqualTo(before);
    }

    /** The one that comes back has not seen yet what became of it. */
    @Test
    void passedOnToAnother_notConfirmedByTheFirst() {
        clocks.advance(OVER);
        other.succeeds();
        other.looks();
        holder.ledger.keepTicket(login("good"));
        holder.loses();
        other.loses();

        assertThat(holder.offline()).isNull();
        assertThat(other.offline()).isNotNull();
    }

    @Test
    void holderComesBackDuringTheSuccessOfAnother_keepsIt() {
        clocks.advance(OVER);
        Reservation success = other.reserves("good");
        holder.looks();
        String confirmed = ticket();
        other.settles(success, new Outcome.Accepted("token"));

        assertThat(ticket()).isEqualTo(confirmed);
    }

    @Test
    void anotherSecretSucceeds_holderOfTheOlderLeavesTheTicket() {
        other.settles(other.reserves("new"), new Outcome.Accepted("token"));
        holder.looks();
        other.ledger.look(login("new"), Wish.NONE);
        other.ledger.keepTicket(login("new"));
        holder.loses();
        other.loses();

        assertThat(holder.offline()).isNull();
        assertThat(other.ledger.reserveOffline(login("new"))).isNotNull();
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
        var elsewhere = new Login("https://elsewhere", login("good").present(), null);
        var granted = (Reservation) holder.ledger.reserve(elsewhere, "", Wish.NONE);
        holder.settles(granted, new Outcome.Accepted("token"));
        holder.loses();

        assertThat(holder.ledger.reserveOffline(elsewhere)).isNull();
        assertThat(holder.offline()).isNotNull();
    }

    /** There one process has the turn for as long as it lives, and files do not go away. */
    @Test
    void storeWithTurns_noTicket(@TempDir Path folder) throws Exception {
        Path file = folder.resolve("store");
        var store = new FileStore(file);
        var ledger = new AttemptLedger(store, LockoutPolicy.standard(), clocks);
        ledger.turn(login("good"), () -> false).close();
        var reservation = (Reservation) ledger.reserve(login("good"), "", Wish.NONE);
        ledger.settle(reservation, new Verdict.Accepted(null));
        ledger.keepTicket(login("good"));

        assertThat(Files.readString(file)).contains(" ticket= ");
    }

    /** The holder may be out of reach, and have used it after the operator looked. */
    @Test
    void operatorConfirms_ticketStaysWithItsHolder() {
        String taken = ticket();
        other.ledger.confirm(login("good"));

        assertThat(ticket()).isEqualTo(taken);
    }

    /** As the record has it; empty if nobody has one. */
    private String ticket() {
        Matcher found = TICKET.matcher(requireNonNull(holder.store.backup()));
        assertThat(found.find()).isTrue();
        return found.group(1);
    }

    private static Login login(String secret) {
        var credentials = new PartnerCredentials("key", "partner", PartnerSecret.of(secret));
        return new Login("https://vendor", credentials, null);
    }
}
