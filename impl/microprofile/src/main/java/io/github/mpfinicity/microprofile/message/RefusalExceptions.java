package io.github.mpfinicity.microprofile.message;

import io.github.mpfinicity.AccountLockedException;
import io.github.mpfinicity.AppKeyRejectedException;
import io.github.mpfinicity.CredentialsRejectedException;
import io.github.mpfinicity.FinicityAuthenticationException;
import io.github.mpfinicity.FinicityUnavailableException;
import io.github.mpfinicity.InvalidConfigurationException;
import io.github.mpfinicity.LockoutGuardException;
import io.github.mpfinicity.RegionRefusedException;
import io.github.mpfinicity.core.credentials.CredentialPart;
import io.github.mpfinicity.core.record.Suspension;
import io.github.mpfinicity.core.result.Refusal;
import io.github.mpfinicity.core.result.UnavailableReason;
import java.time.Duration;

/**
 * The exception that a caller gets for a refusal.
 *
 * @param message of the exception, in the words of {@link RefusalMessages}
 */
record RefusalExceptions(String message) implements Refusal.Cases<FinicityAuthenticationException> {
    @Override
    public FinicityAuthenticationException rejected(Refusal.Rejected refusal) {
        return of(refusal.rejection().part());
    }

    @Override
    public FinicityAuthenticationException superseded(Refusal.Superseded refusal) {
        return of(refusal.part());
    }

    @Override
    public FinicityAuthenticationException misconfigured(Refusal.Misconfigured refusal) {
        return new InvalidConfigurationException(refusal.problems());
    }

    @Override
    public FinicityAuthenticationException suspended(Refusal.Suspended refusal) {
        return refusal.reason() == Suspension.LOCKED
                ? new AccountLockedException(message)
                : new LockoutGuardException(message);
    }

    @Override
    public FinicityAuthenticationException exhausted(Refusal.Exhausted refusal) {
        return new LockoutGuardException(message);
    }

    @Override
    public FinicityAuthenticationException unavailable(Refusal.Unavailable refusal) {
        return refusal.reason() == UnavailableReason.REGION_REFUSED
                ? new RegionRefusedException(message)
                : new FinicityUnavailableException(message, refusal.retryAfter());
    }

    @Override
    public FinicityAuthenticationException closed(Refusal.Closed refusal) {
        return new FinicityUnavailableException(message, Duration.ZERO);
    }

    private FinicityAuthenticationException of(CredentialPart part) {
        return part == CredentialPart.APP_KEY
                ? new AppKeyRejectedException(message)
                : new CredentialsRejectedException(message);
    }
}
