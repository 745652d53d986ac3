package io.github.mpfinicity.microprofile.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mpfinicity.AppToken;
import io.github.mpfinicity.AppTokens;
import io.github.mpfinicity.PartnerCredentials;
import io.github.mpfinicity.PartnerSecret;
import io.github.mpfinicity.core.time.Clocks;
import io.github.mpfinicity.microprofile.cdi.Application;
import io.github.mpfinicity.microprofile.config.PartnerName;
import io.github.mpfinicity.microprofile.config.TestConfig;
import io.github.mpfinicity.simulator.FinicitySimulator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Callers who do not block, while what they do with the token does. */
@Timeout(60)
class AsyncCallersTest {
    private final FinicitySimulator vendor = FinicitySimulator.start();
    private final CountDownLatch readable = new CountDownLatch(1);
    private final CountDownLatch released = new CountDownLatch(1);
    private final SessionRegistry registry = registry();

    @AfterEach
    void end() {
        released.countDown();
        registry.close();
        vendor.close();
    }

    @Test
    void callersBlock_anotherGetsTheTokenAndTheTurnEnds() throws Exception {
        AppTokens tokens = registry.partner().tokens();
        blocking(tokens.currentAsync());
        CompletableFuture<AppToken> other = tokens.currentAsync().toCompletableFuture();
        blocking(tokens.currentAsync());

        readable.countDown();

        assertThat(other.get(30, TimeUnit.SECONDS)).isNotNull();
        registry.partner().account().confirmUnlocked();
    }

    private void blocking(CompletionStage<AppToken> stage) {
        stage.thenAccept(token -> await(released));
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private SessionRegistry registry() {
        Application.forgetAttempts(vendor);
        Map<String, String> settings = vendor.settings();
        return SessionRegistry.open(
                new ApplicationContext(
                        new ClassLoader(getClass().getClassLoader()) {},
                        TestConfig.of("finicity.base-uri", vendor.baseUri().toString()),
                        Clocks.system(),
                        ApplicationContext.UNOBSERVED,
                        List.of(),
                        Map.of(
                                PartnerName.DEFAULT,
                                () -> {
                                    await(readable);
                                    return new PartnerCredentials(
                                            settings.get("finicity.app-key"),
                                            settings.get("finicity.partner-id"),
                                            PartnerSecret.of(
                                                    settings.get("finicity.partner-secret")));
                                })));
    }
}
