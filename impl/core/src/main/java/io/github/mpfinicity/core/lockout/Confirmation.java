package io.github.mpfinicity.core.lockout;

import io.github.mpfinicity.core.credentials.CredentialsPrint;
import io.github.mpfinicity.core.record.LedgerRecord;
import java.util.function.UnaryOperator;

/**
 * Asks a record to believe that the account is not locked, unless an attempt is under way: that
 * would be sent uncharged. For one thread.
 */
final class Confirmation implements UnaryOperator<LedgerRecord> {
    private final CredentialsPrint configured;
    private final Others others;
    private boolean done;

    Confirmation(CredentialsPrint configured, Others others) {
        this.configured = configured;
        this.others = others;
    }

    @Override
    public LedgerRecord apply(LedgerRecord now) {
        done = configured.salt().equals(now.salt()) && !others.authenticate(now);
        return done ? now.confirm(configured, "") : now;
    }

    boolean isDone() {
        return done;
    }
}
