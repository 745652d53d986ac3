package io.github.mpfinicity.microprofile.message;

import io.github.mpfinicity.FinicityUnavailableException;
import io.github.mpfinicity.InvalidConfigurationException;
import io.github.mpfinicity.LockoutGuardException;
import io.github.mpfinicity.core.result.ChangeResult;
import io.github.mpfinicity.core.result.Refusal;
import io.github.mpfinicity.microprofile.config.PartnerConfig;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * The exception that a caller gets for the end of a change; none if the change is done. The words
 * are those of {@link SecretChangeMessages}.
 *
 * @param config has the names of the settings
 * @param causes of refusals
 */
record SecretChangeExceptions(PartnerConfig config, Causes causes)
        implements ChangeResult.Cases<Optional<RuntimeException>> {
    @Override
    public Optional<RuntimeException> done(ChangeResult.Done result) {
        return Optional.empty();
    }

    @Override
    public Optional<RuntimeException> againstPolicy(ChangeResult.AgainstPolicy result) {
        return Optional.of(
                new IllegalArgumentException(SecretChangeMessages.againstPolicy(result.rules())));
    }

    @Override
    public Optional<RuntimeException> readOnly(ChangeResult.ReadOnly result) {
        return Optional.of(
                new InvalidConfigurationException(List.of(SecretChangeMessages.readOnly(config))));
    }

    @Override
    public Optional<RuntimeException> notKept(ChangeResult.NotKept result) {
        return Optional.of(
                new InvalidConfigurationException(
                        List.of(SecretChangeMessages.notKept(result.detail(), config))));
    }

    @Override
    public Optional<RuntimeException> unaffordable(ChangeResult.Unaffordable result) {
        return Optional.of(
                new LockoutGuardException(
                        SecretChangeMessages.unaffordable(result.attempts(), config)));
    }

    @Override
    public Optional<RuntimeException> notKnown(ChangeResult.NotKnown result) {
        return Optional.of(new LockoutGuardException(SecretChangeMessages.notKnown()));
    }

    @Override
    public Optional<RuntimeException> refused(ChangeResult.Refused result) {
        return Optional.of(new IllegalArgumentException(SecretChangeMessages.refused(result)));
    }

    @Override
    public Optional<RuntimeException> inDoubt(ChangeResult.InDoubt result) {
        return Optional.of(
                unavailable(SecretChangeMessages.inDoubt(result.why(), config), result.why()));
    }

    @Override
    public Optional<RuntimeException> unverified(ChangeResult.Unverified result) {
        return Optional.of(
                unavailable(SecretChangeMessages.unverified(result.why(), config), result.why()));
    }

    @Override
    public Optional<RuntimeException> failed(ChangeResult.Failed result) {
        return Optional.of(
                causes.attach(RefusalMessages.exception(result.why(), config), result.why()));
    }

    private RuntimeException unavailable(String message, Refusal why) {
        Duration after =
                why instanceof Refusal.Unavailable passing ? passing.retryAfter() : Duration.ZERO;
        return causes.attach(new FinicityUnavailableException(message, after), why);
    }
}
