package io.github.mpfinicity.telemetry;

import io.github.mpfinicity.AccountStatus;
import io.github.mpfinicity.AccountStatus.Activity;
import io.github.mpfinicity.AccountStatus.Reason;
import io.github.mpfinicity.AccountStatus.TokenAge;
import io.github.mpfinicity.GracePeriod;
import io.github.mpfinicity.PartnerAccount;
import io.github.mpfinicity.PartnerSecret;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** An account with the status that a test gives it. */
final class FakeAccount implements PartnerAccount {
    static final String SENTENCE = "a sentence with anything in it";

    volatile AccountStatus status = status(TokenAge.NONE, Duration.ZERO, 0, null, Duration.ZERO);

    static AccountStatus status(
            TokenAge token, Duration left, long used, Reason.Kind kind, Duration retryAfter) {
        return new AccountStatus(
                token,
                left,
                Activity.IDLE,
                used,
                3 - used,
                List.of(),
                Optional.ofNullable(kind)
                        .map(it -> new Reason(it, Optional.empty(), SENTENCE, Instant.EPOCH)),
                retryAfter);
    }

    @Override
    public AccountStatus status() {
        return status;
    }

    @Override
    public void confirmUnlocked() {}

    @Override
    public void changeSecret(PartnerSecret next, GracePeriod grace) {}
}
