package io.github.mpfinicity.store.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.mpfinicity.AppTokens;
import io.github.mpfinicity.CredentialsRejectedException;
import io.github.mpfinicity.FinicityAuthenticationException;
import io.github.mpfinicity.microprofile.cdi.Application;
import io.github.mpfinicity.simulator.FinicitySimulator;
import io.github.mpfinicity.store.redis.RedisSentinels;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import redis.clients.jedis.RedisClient;
import redis.clients.jedis.RedisSentinelClient;
import redis.clients.jedis.UnifiedJedis;
import redis.clients.jedis.exceptions.JedisConnectionException;

/** Applications with {@code finicity.store=redis} and a client of their own. */
@Timeout(120)
class RedisBeansTest {
    private static volatile RedisSentinelClient client;

    private final FinicitySimulator simulator = FinicitySimulator.start();

    @ApplicationScoped
    public static class OfSentinels {
        @Produces
        @Singleton
        RedisSentinelClient client() {
            return client;
        }
    }

    /** Jedis connects when it is made, so the bean fails while no sentinel answers. */
    @ApplicationScoped
    public static class NotThere {
        @Produces
        @Singleton
        UnifiedJedis client() {
            throw new JedisConnectionException("no sentinel");
        }
    }

    @ApplicationScoped
    public static class OneForEachUse {
        @Produces
        UnifiedJedis client() {
            return RedisClient.create("127.0.0.1", 1);
        }
    }

    @ApplicationScoped
    public static class Two {
        @Produces
        UnifiedJedis one() {
            return RedisClient.create("127.0.0.1", 1);
        }

        @Produces
        @Named("other")
        UnifiedJedis other() {
            return RedisClient.create("127.0.0.1", 2);
        }
    }

    @AfterEach
    void end() {
        simulator.close();
    }

    /** The application that starts later knows nothing but the record. */
    @Test
    @Tag("fleet")
    void replicaTakesOver_refusedSecretIsNotSentAgain() {
        try (RedisSentinels servers = RedisSentinels.started()) {
            client = servers.client();
            try (Application one = start(OfSentinels.class)) {
                assertRejected(one);
                servers.awaitCopies();
                servers.primary().stop();
                servers.awaitFailover();
                assertRejected(one);
            }
            try (Application later = start(OfSentinels.class)) {
                assertRejected(later);
            }
        }
        assertThat(simulator.authentications()).hasSize(1);
    }

    @Test
    void twoBeansAndNoUrl_deploymentEndsAndNamesTheSetting() {
        assertThat(catchThrowable(() -> start(Two.class).close()))
                .hasStackTraceContaining("finicity.store.redis.url is not set")
                .hasStackTraceContaining("not exactly one CDI bean");
    }

    @Test
    void noSentinelAnswersAtTheStart_startsAndSendsNothing() {
        try (Application one = start(NotThere.class)) {
            assertThatExceptionOfType(FinicityAuthenticationException.class)
                    .isThrownBy(one.get(AppTokens.class)::current)
                    .withMessageContaining("the server does not answer, or cannot be reached");
        }
        assertThat(simulator.authentications()).isEmpty();
    }

    @Test
    void clientForEachUse_refused() {
        assertThat(catchThrowable(() -> start(OneForEachUse.class).close()))
                .hasStackTraceContaining("is @Dependent")
                .hasStackTraceContaining("make it a @Singleton");
    }

    private static void assertRejected(Application application) {
        assertThatExceptionOfType(CredentialsRejectedException.class)
                .isThrownBy(application.get(AppTokens.class)::current)
                .withMessageContaining("1 of our budget of 3");
    }

    private Application start(Class<?> bean) {
        return Application.of(simulator)
                .with("finicity.partner-secret", "Wrong12345678")
                .with("finicity.store", "redis")
                .start(bean);
    }
}
