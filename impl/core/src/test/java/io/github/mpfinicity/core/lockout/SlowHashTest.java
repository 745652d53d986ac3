package io.github.mpfinicity.core.lockout;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mpfinicity.PartnerCredentials;
import io.github.mpfinicity.PartnerSecret;
import io.github.mpfinicity.core.credentials.AuthenticationTarget;
import io.github.mpfinicity.core.credentials.CountedHashes;
import io.github.mpfinicity.core.record.Lease;
import io.github.mpfinicity.core.record.LockoutPolicy;
import io.github.mpfinicity.core.record.Reservation;
import io.github.mpfinicity.core.record.SharedToken;
import io.github.mpfinicity.core.sealing.StoreKey;
import io.github.mpfinicity.core.store.FailingStore;
import io.github.mpfinicity.core.time.ManualClocks;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** How often a node hashes slowly, which a small container feels. */
class SlowHashTest {
    private static final AuthenticationTarget TARGET =
            new AuthenticationTarget(
                    "https://vendor",
                    new PartnerCredentials("key", "partner", PartnerSecret.of("secret")),
                    null);
    private static final TokenRequirement ANY = new TokenRequirement(0, Duration.ofMinutes(115));
    private static final StoreKey KEY = StoreKey.of("k".repeat(StoreKey.SHORTEST));

    private final FailingStore store = new FailingStore();
    private final ManualClocks clocks = new ManualClocks();
    private final AtomicInteger hashes = new AtomicInteger();

    @Test
    void authentication_one() {
        authenticate(node(null));

        assertThat(hashes).hasValue(1);
    }

    @Test
    void nextAuthentications_none() {
        LockoutLedger node = node(null);
        authenticate(node);
        hashes.set(0);

        authenticate(node);
        authenticate(node);

        assertThat(hashes).hasValue(0);
    }

    @Test
    void tokenOfAnotherNode_oneToReadIt() {
        authenticate(node(null));
        hashes.set(0);

        assertThat(node(null).reserve(TARGET, "", ANY)).isInstanceOf(SharedToken.class);

        assertThat(hashes).hasValue(1);
    }

    @Test
    void tokenOfAnotherNodeUnderTheOperatorsKey_none() {
        authenticate(node(KEY));
        hashes.set(0);

        assertThat(node(KEY).reserve(TARGET, "", ANY)).isInstanceOf(SharedToken.class);
        RecordView seen = node(KEY).look(TARGET, ANY);

        assertThat(seen).extracting(RecordView::token).isNotNull();
        assertThat(hashes).hasValue(0);
    }

    private void authenticate(LockoutLedger node) {
        Reservation reserved = (Reservation) node.reserve(TARGET, "", TokenRequirement.NONE);
        node.settle(
                reserved, node.accepted(TARGET.present(), reserved, "token", clocks.now().wall()));
    }

    private LockoutLedger node(@Nullable StoreKey key) {
        return new LockoutLedger(
                store,
                CountedHashes.fingerprints(hashes),
                LockoutPolicy.standard(),
                clocks,
                new ClusterSettings(key, Lease.STANDARD),
                () -> {});
    }
}
