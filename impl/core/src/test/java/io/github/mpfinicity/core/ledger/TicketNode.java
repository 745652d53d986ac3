package io.github.mpfinicity.core.ledger;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.mpfinicity.PartnerCredentials;
import io.github.mpfinicity.PartnerSecret;
import io.github.mpfinicity.core.credentials.Login;
import io.github.mpfinicity.core.gateway.Outcome;
import io.github.mpfinicity.core.store.FailingStore;
import io.github.mpfinicity.core.store.StoreException;
import io.github.mpfinicity.core.time.ManualClocks;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** A node that shares a record with others, and has its own way to it. */
final class TicketNode {
    /** Before the store counts as away. */
    static final Duration AWAY = Duration.ofMinutes(2);

    final FailingStore store = new FailingStore();
    final AttemptLedger ledger;
    private final ManualClocks clocks;

    TicketNode(ManualClocks clocks, LockoutPolicy policy, @Nullable TicketNode besides) {
        this.clocks = clocks;
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
                    ledger.accepted(presented, reservation, accepted.token(), clocks.now().wall());
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

    static Login login(String secret) {
        var credentials = new PartnerCredentials("key", "partner", PartnerSecret.of(secret));
        return new Login("https://vendor", credentials, null);
    }
}
