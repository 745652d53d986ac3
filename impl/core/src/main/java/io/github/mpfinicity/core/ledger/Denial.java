package io.github.mpfinicity.core.ledger;

import io.github.mpfinicity.core.credentials.Rejection;

/** Why an attempt is not permitted. */
public sealed interface Denial extends Decision {
    /** The vendor refused this part before. */
    record Refused(Rejection rejection) implements Denial {}

    /** The vendor has locked the account, or the record cannot be trusted. */
    record Halted(Halt halt) implements Denial {}

    /** One more failure could be too many. */
    record Exhausted() implements Denial {}
}
