package io.github.mpfinicity.core.lockout;

import io.github.mpfinicity.core.record.LedgerRecord;

/** The record after a change, and the result of that change for whoever made it. */
record Update<R>(LedgerRecord record, R result) {}
