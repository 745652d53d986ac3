package io.github.mpfinicity.core.ledger;

import io.github.mpfinicity.core.credentials.CredentialPart;
import io.github.mpfinicity.core.credentials.Rejection;

/** Why an attempt is not permitted. */
public sealed interface Denial extends Decision {
    /** The vendor refused this part before. */
    record Refused(Rejection rejection) implements Denial {}

    /** This part worked until the vendor accepted another in its place. */
    record Superseded(CredentialPart part) implements Denial {}

    /** The vendor has locked the account, or the record cannot be trusted. */
    record Halted(Halt halt) implements Denial {}

    /** One more failure could be too many. */
    record Exhausted() implements Denial {}

    /** A change of the secret can cost three attempts, and not all of those are left. */
    record Unaffordable() implements Denial {}
}
