package io.github.mpfinicity.core.ledger;

import io.github.mpfinicity.core.credentials.CredentialsPrint;
import io.github.mpfinicity.core.credentials.Fingerprints;
import io.github.mpfinicity.core.credentials.Login;
import io.github.mpfinicity.core.store.StoreException;
import io.github.mpfinicity.core.time.Clocks;
import io.github.mpfinicity.core.time.Moment;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * The offline ticket of this node, if it has it: taken and confirmed in the record while the store
 * is there, used when it is not. Safe for any thread.
 */
final class Tickets {
    /** With the one attempt nobody can count, one must be left of the vendor's five. */
    private static final int HIGHEST_BUDGET = LockoutPolicy.HIGHEST_BUDGET - 1;

    /** What ends sooner costs less than a token that others do not have. */
    private static final Duration AWAY = Duration.ofMinutes(2);

    private final Outage outage;
    private final Records records;
    private final Fingerprints fingerprints;
    private final UniqueNames names;
    private final LockoutPolicy policy;
    private final Others others;
    private final Clocks clocks;
    private final AtomicReference<@Nullable Held> held = new AtomicReference<>();

    /**
     * This node's.
     *
     * @param confirmed before it was written to the record for the last time
     * @param used an attempt was made with it, or is being made
     */
    private record Held(String key, OfflineTicket ticket, Moment confirmed, boolean used) {
        Duration left(Moment now) {
            return ticket.length().minus(now.longestSince(confirmed));
        }

        Held used(boolean now) {
            return new Held(key, ticket, confirmed, now);
        }

        boolean isIn(LedgerRecord record) {
            OfflineTicket there = record.shared().ticket();
            return there != null && there.id().equals(ticket.id());
        }
    }

    Tickets(
            Outage outage,
            Records records,
            Fingerprints fingerprints,
            UniqueNames names,
            LockoutPolicy policy,
            Sightings sightings,
            Clocks clocks) {
        this.outage = outage;
        this.records = records;
        this.fingerprints = fingerprints;
        this.names = names;
        this.policy = policy;
        this.others = new Others(sightings, names.next(), true);
        this.clocks = clocks;
    }

    /**
     * Takes the ticket if nobody has it, or confirms that this node has it still; leaves it to
     * others once it is of no use here.
     *
     * @throws StoreException if the store cannot tell
     */
    void keep(String key, Login login) {
        LedgerRecord known = records.known(key);
        if (known == null) {
            return;
        }
        if (!mayHold(known, login)) {
            leave();
            return;
        }
        Held mine = held.get();
        if (mine != null && !mine.isIn(known)) {
            // Used and settled, or lost to others long after it had ended.
            held.compareAndSet(mine, null);
            mine = null;
        }
        boolean free = mine == null && known.shared().ticket() == null;
        Moment now = clocks.now();
        if (free) {
            write(key, null, OfflineTicket.taken(names.next()), now);
        } else if (mine != null && !mine.used() && isDue(mine, now)) {
            write(key, mine, mine.ticket().confirmed(), now);
        }
    }

    private static boolean isDue(Held mine, Moment now) {
        Duration age = now.longestSince(mine.confirmed());
        return age.compareTo(OfflineTicket.CONFIRMED_EVERY) >= 0;
    }

    private void write(String key, @Nullable Held mine, OfflineTicket ticket, Moment now) {
        LedgerRecord after = records.update(key, ticket::in);
        if (ticket.equals(after.shared().ticket())) {
            held.compareAndSet(mine, new Held(key, ticket, now, false));
        }
    }

    /**
     * Permission for one attempt though nobody can be asked; null if there is none.
     *
     * @param unsettled what the record will be once all ends are written that this node knows of
     */
    @Nullable Reservation use(String key, Login login, LedgerRecord unsettled) {
        Held mine = held.get();
        if (mine == null || mine.used() || !mine.key().equals(key)) {
            return null;
        }
        Duration left = mine.left(clocks.now());
        boolean may =
                outage.hasLasted(AWAY)
                        && left.compareTo(Duration.ZERO) > 0
                        && mayAuthenticate(unsettled, login)
                        && others.inTheWay(unsettled) == null;
        if (!may || !held.compareAndSet(mine, mine.used(true))) {
            return null;
        }
        String id = mine.ticket().id();
        CredentialsPrint print = print(unsettled, login);
        return unsettled
                .leased(Lease.taken(id, left))
                .reservation(key, id, print, Candidate.PRESENT, null);
    }

    /** Whether an attempt is one of the ticket's: then the store need not be asked to note it. */
    boolean permitted(Reservation reservation) {
        Held mine = held.get();
        return mine != null && mine.ticket().id().equals(reservation.id());
    }

    boolean isHeld() {
        Held mine = held.get();
        return mine != null && !mine.used();
    }

    /** What was not sent, or turned away uncounted, may be tried again. */
    void giveBack() {
        held.updateAndGet(mine -> mine == null ? null : mine.used(false));
    }

    /**
     * Leaves the ticket to others, unless it was used.
     *
     * @throws StoreException if the store cannot take it
     */
    void leave() {
        Held mine = held.get();
        if (mine != null && !mine.used() && held.compareAndSet(mine, null)) {
            records.update(mine.key(), record -> OfflineTicket.left(record, mine.ticket().id()));
        }
    }

    /** Only who has what worked last. */
    private boolean mayHold(LedgerRecord record, Login login) {
        return login.pending() == null
                && policy.budget() <= HIGHEST_BUDGET
                && record.proven(print(record, login));
    }

    /** Only where nothing at all is charged, refused or stopped. */
    private boolean mayAuthenticate(LedgerRecord record, Login login) {
        return mayHold(record, login)
                && record.charged() == 0
                && record.denial(print(record, login), policy.withoutProbing()) == null;
    }

    private CredentialsPrint print(LedgerRecord record, Login login) {
        return fingerprints.of(login.present(), record.salt());
    }
}
