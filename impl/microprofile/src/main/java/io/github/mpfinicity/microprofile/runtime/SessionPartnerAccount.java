package io.github.mpfinicity.microprofile.runtime;

import static java.util.Objects.requireNonNull;

import io.github.mpfinicity.AccountStatus;
import io.github.mpfinicity.FinicityAuthenticationException;
import io.github.mpfinicity.FinicityUnavailableException;
import io.github.mpfinicity.GracePeriod;
import io.github.mpfinicity.PartnerAccount;
import io.github.mpfinicity.PartnerSecret;
import io.github.mpfinicity.core.credentials.HangingSourceException;
import io.github.mpfinicity.core.record.ChargeReason;
import io.github.mpfinicity.core.result.Refusal;
import io.github.mpfinicity.core.session.PartnerSession;
import io.github.mpfinicity.core.session.SessionStatus;
import io.github.mpfinicity.core.store.StoreException;
import io.github.mpfinicity.microprofile.config.Format;
import io.github.mpfinicity.microprofile.config.PartnerConfig;
import io.github.mpfinicity.microprofile.message.Causes;
import io.github.mpfinicity.microprofile.message.RefusalMessages;
import io.github.mpfinicity.microprofile.message.RefusalReasons;
import io.github.mpfinicity.microprofile.message.SecretChangeMessages;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** The account of a session for operators. */
final class SessionPartnerAccount implements PartnerAccount {
    private static final int CHARGES = 3;

    private final PartnerSession session;
    private final PartnerConfig config;
    private final Format format;
    private final Causes causes;

    SessionPartnerAccount(
            PartnerSession session, PartnerConfig config, Format format, Causes causes) {
        this.session = session;
        this.config = config;
        this.format = format;
        this.causes = causes;
    }

    @Override
    public AccountStatus status() {
        SessionStatus now = session.status();
        return new AccountStatus(
                now.tokenAge(),
                now.tokenLeft(),
                now.activity(),
                now.attempts().used(),
                now.attempts().left(),
                charges(now.attempts().reasons()),
                Optional.ofNullable(now.refusal()).map(why -> RefusalReasons.of(why, config)),
                now.retryAfter());
    }

    private static List<AccountStatus.Charge> charges(List<ChargeReason> noted) {
        return noted.stream()
                .skip(Math.max(0, noted.size() - CHARGES))
                .map(it -> new AccountStatus.Charge(it.what(), it.at()))
                .toList();
    }

    @Override
    public void confirmUnlocked() {
        try {
            Refusal why = session.confirmUnlocked();
            if (why != null) {
                throw RefusalMessages.exception(why, config);
            }
        } catch (StoreException e) {
            throw notConfirmed(
                    "The record of Finicity attempts cannot be changed at the moment: "
                            + e.getMessage());
        } catch (HangingSourceException e) {
            throw notConfirmed("The credentials cannot be read at the moment: " + e.getMessage());
        } catch (FinicityAuthenticationException e) {
            throw e;
        } catch (RuntimeException e) {
            // The exception is the source's own: its message may contain a secret.
            throw notConfirmed(
                    "The credentials cannot be read at the moment ("
                            + e.getClass().getName()
                            + ")");
        }
    }

    @Override
    public void changeSecret(PartnerSecret next, GracePeriod grace) {
        requireNonNull(next, "next");
        requireNonNull(grace, "grace");
        SecretChangeMessages.requireSayable(grace, format, config);
        SecretChangeMessages.requireDone(session.changeSecret(next, grace), config, causes);
    }

    private static FinicityUnavailableException notConfirmed(String why) {
        return new FinicityUnavailableException(
                why + ". Nothing was confirmed; try again.", Duration.ZERO);
    }
}
