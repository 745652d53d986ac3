package io.github.mpfinicity.store.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.mpfinicity.core.store.MisconfiguredStoreException;
import io.github.mpfinicity.core.store.PartnerStore;
import io.github.mpfinicity.core.store.StoreException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A replica takes over. */
@Tag("fleet")
@Timeout(120)
class SentinelTest {
    /** A port where nothing listens. */
    private static final int NOBODY = 1;

    private final RedisSentinels servers = RedisSentinels.started();
    private final PartnerStore store =
            new RedisStore(servers.client(), "finicity:", RedisStoreTest.THREADS);

    @AfterEach
    void end() {
        servers.close();
    }

    @Test
    void primaryIsKilled_whatTheReplicaHadIsKept() {
        assertThat(store.compareAndSet("a", null, "one")).isTrue();
        servers.awaitCopies();

        servers.primary().stop();
        assertThatExceptionOfType(StoreException.class)
                .isThrownBy(() -> store.read("a"))
                .withMessageContaining("cannot be reached");
        servers.awaitFailover();

        assertThat(store.read("a")).isEqualTo("one");
        assertThat(store.compareAndSet("a", "one", "two")).isTrue();
    }

    @Test
    void primaryIsKilled_whatTheReplicaHadNotReceivedIsLost() {
        assertThat(store.compareAndSet("a", null, "one")).isTrue();
        servers.awaitCopies();

        RedisSentinels.on(servers.replica(), each -> each.replicaof("127.0.0.1", NOBODY));
        assertThat(store.compareAndSet("a", "one", "two")).isTrue();
        servers.primary().stop();
        servers.awaitFailover();

        assertThat(store.read("a")).isEqualTo("one");
    }

    /** The old primary confirms writes until the client has heard of the new one. */
    @Test
    void failoverWhileThePrimaryLives_lateWritesAreLost() {
        int confirmed = 0;
        assertThat(store.compareAndSet("a", null, "0")).isTrue();

        servers.failover();
        while (servers.client().getCurrentMaster().getPort() != servers.replica().port()) {
            String next = Integer.toString(confirmed + 1);
            if (store.compareAndSet("a", Integer.toString(confirmed), next)) {
                confirmed++;
            }
        }
        servers.awaitFailover();

        assertThat(Integer.parseInt(store.read("a"))).isLessThan(confirmed);
    }

    /** No operation fails on the way from one server to the other, so only the server tells. */
    @Test
    void serverThatForgetsTakesOver_refused() {
        assertThat(store.compareAndSet("a", null, "one")).isTrue();
        RedisSentinels.on(servers.replica(), each -> each.configSet("appendonly", "no"));

        servers.failover();
        servers.awaitFailover();

        assertThatExceptionOfType(MisconfiguredStoreException.class)
                .isThrownBy(() -> store.read("a"))
                .withMessageContaining("set appendonly yes");
    }
}
