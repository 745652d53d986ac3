package io.github.mpfinicity.core.schedules;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mpfinicity.PartnerCredentials;
import io.github.mpfinicity.PartnerSecret;
import io.github.mpfinicity.core.credentials.AuthenticationTarget;
import io.github.mpfinicity.core.lockout.LockoutLedger;
import io.github.mpfinicity.core.lockout.TokenRequirement;
import io.github.mpfinicity.core.record.AttemptResult;
import io.github.mpfinicity.core.record.Decision;
import io.github.mpfinicity.core.record.LockoutPolicy;
import io.github.mpfinicity.core.record.Reservation;
import io.github.mpfinicity.core.store.MemoryStore;
import io.github.mpfinicity.core.time.ManualClocks;
import java.util.List;

/**
 * The end of one attempt is written while another attempt is made: both ends stay in the record.
 */
public final class LedgerScene implements Scene {
    private final MemoryStore store = new MemoryStore();
    private final ManualClocks clocks = new ManualClocks();
    private final LockoutLedger ledger = new LockoutLedger(store, LockoutPolicy.standard(), clocks);
    private final AuthenticationTarget target =
            new AuthenticationTarget(
                    "https://vendor",
                    new PartnerCredentials("app-key", "partner-id", PartnerSecret.of("secret")),
                    null);
    private final Reservation first = (Reservation) reserve();
    private int counted;

    private Decision reserve() {
        return ledger.reserve(target, "", TokenRequirement.NONE);
    }

    private void settle(Reservation reservation) {
        ledger.settle(reservation, new AttemptResult.Counted("no known code"));
        counted++;
    }

    @Override
    public List<Runnable> threads() {
        Runnable next =
                () -> {
                    if (reserve() instanceof Reservation second) {
                        settle(second);
                    }
                };
        return List.of(() -> settle(first), next);
    }

    @Override
    public void check() {
        ledger.write();
        String text = store.read(first.key());
        assertThat(text).contains(" open= ").contains(" settled=" + counted + ":");
        assertThat(ledger.attempts().used()).isEqualTo(counted);
    }
}
