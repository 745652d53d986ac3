package io.github.mpfinicity.microprofile.message;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mpfinicity.FinicityUnavailableException;
import io.github.mpfinicity.core.credentials.CredentialPart;
import io.github.mpfinicity.core.credentials.Rejection;
import io.github.mpfinicity.core.record.Attempts;
import io.github.mpfinicity.core.result.Refusal;
import io.github.mpfinicity.core.result.UnavailableReason;
import io.github.mpfinicity.microprofile.config.PartnerConfig;
import io.github.mpfinicity.microprofile.config.PartnerName;
import io.github.mpfinicity.microprofile.config.TestConfig;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.microprofile.config.Config;
import org.junit.jupiter.api.Test;

class RepeatedRefusalsTest {
    private final AtomicInteger asked = new AtomicInteger();
    private final PartnerConfig acme = new PartnerConfig(counted(), new PartnerName("acme"));
    private final RepeatedRefusals refusals = new RepeatedRefusals(acme);

    @Test
    void sameRefusal_configurationIsAskedForTheFirstExceptionOnly() {
        var first = refusals.exception(unavailable(2000));
        assertThat(asked).hasPositiveValue();
        asked.set(0);

        var second = refusals.exception(unavailable(2000));

        assertThat(asked).hasValue(0);
        assertThat(second).isNotSameAs(first).hasMessage(first.getMessage());
        assertThat(first).hasMessage(RefusalMessages.message(unavailable(2000), acme));
    }

    @Test
    void anotherRefusal_saysSomethingElse() {
        refusals.exception(rejected("10001"));

        assertThat(refusals.exception(rejected("10003"))).hasMessageContaining("code 10003");
    }

    @Test
    void pauseGoesBy_wordsOfEachSecondAndTheExactPause() {
        refusals.exception(unavailable(2900));
        asked.set(0);

        var sameSecond = (FinicityUnavailableException) refusals.exception(unavailable(2100));

        assertThat(asked).hasValue(0);
        assertThat(sameSecond).hasMessageContaining("in 3 s at the earliest");
        assertThat(sameSecond.retryAfter()).isEqualTo(Duration.ofMillis(2100));
        assertThat(refusals.exception(unavailable(2000)))
                .hasMessageContaining("in 2 s at the earliest");
    }

    private static Refusal rejected(String code) {
        var rejection = new Rejection(CredentialPart.PARTNER_SECRET, "print", 401, code);
        return new Refusal.Rejected(rejection, new Attempts(1, 3));
    }

    private static Refusal unavailable(long millis) {
        return new Refusal.Unavailable(
                UnavailableReason.NOT_SENT, "", Duration.ofMillis(millis), new Attempts(0, 3));
    }

    private Config counted() {
        Config empty = TestConfig.of();
        return (Config)
                Proxy.newProxyInstance(
                        Config.class.getClassLoader(),
                        new Class<?>[] {Config.class},
                        (proxy, method, arguments) -> {
                            asked.incrementAndGet();
                            return method.invoke(empty, arguments);
                        });
    }
}
