package io.github.mpfinicity.core.ledger;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.mpfinicity.core.credentials.CredentialPart;
import io.github.mpfinicity.core.gateway.Outcome;
import io.github.mpfinicity.core.store.FileStore;
import io.github.mpfinicity.core.time.ManualClocks;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Which of several nodes has the offline ticket. */
@Timeout(60)
class OfflineTicketTest {
    private static final Outcome WRONG =
            new Outcome.Rejected(CredentialPart.PARTNER_SECRET, 401, "10001");
    private static final Outcome NO_ANSWER = new Outcome.Unknown("timeout");

    /** For which others have to see that a ticket is not confirmed. */
    private static final Duration OVER = Duration.ofMinutes(158);

    private static final Pattern TICKET = Pattern.compile(" ticket=([^ ]*) ");

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
        other.ledger.look(TicketNode.login("good"), Wish.NONE);
        holder.ledger.keepTicket(TicketNode.login("good"));
        other.ledger.keepTicket(TicketNode.login("good"));
        holder.loses();
        other.loses();

        assertThat(holder.offline()).isNotNull();
        assertThat(other.offline()).isNull();
    }

    @Test
    void chargedMeanwhile_notTaken() {
        holder.ledger.leaveTicket();
        other.ledger.look(TicketNode.login("good"), Wish.NONE);
        holder.settles(holder.reserves("good"), NO_ANSWER);
        String before = holder.store.backup();
        other.ledger.keepTicket(TicketNode.login("good"));

        assertThat(holder.store.backup()).isEqualTo(before);
    }

    /** The one that comes back has not seen yet what became of it. */
    @Test
    void passedOnToAnother_notConfirmedByTheFirst() {
        clocks.advance(OVER);
        other.succeeds();
        other.looks();
        holder.ledger.keepTicket(TicketNode.login("good"));
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
        other.ledger.look(TicketNode.login("new"), Wish.NONE);
        other.ledger.keepTicket(TicketNode.login("new"));
        holder.loses();
        other.loses();

        assertThat(holder.offline()).isNull();
        assertThat(other.ledger.reserveOffline(TicketNode.login("new"))).isNotNull();
    }

    /** There one process has the turn for as long as it lives, and files do not go away. */
    @Test
    void storeWithTurns_noTicket(@TempDir Path folder) throws Exception {
        Path file = folder.resolve("store");
        var store = new FileStore(file);
        var ledger = new AttemptLedger(store, LockoutPolicy.standard(), clocks);
        ledger.turn(TicketNode.login("good"), () -> false).close();
        var reservation = (Reservation) ledger.reserve(TicketNode.login("good"), "", Wish.NONE);
        ledger.settle(reservation, new Verdict.Accepted(null));
        ledger.keepTicket(TicketNode.login("good"));

        assertThat(Files.readString(file)).contains(" ticket= ");
    }

    /** The holder may be out of reach, and have used it after the operator looked. */
    @Test
    void operatorConfirms_ticketStaysWithItsHolder() {
        String taken = ticket();
        other.ledger.confirm(TicketNode.login("good"));

        assertThat(ticket()).isEqualTo(taken);
    }

    /** As the record has it; empty if nobody has one. */
    private String ticket() {
        Matcher found = TICKET.matcher(requireNonNull(holder.store.backup()));
        assertThat(found.find()).isTrue();
        return found.group(1);
    }
}
