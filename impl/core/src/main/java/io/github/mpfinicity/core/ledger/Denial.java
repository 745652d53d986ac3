package io.github.mpfinicity.core.ledger;

import io.github.mpfinicity.core.credentials.CredentialPart;
import io.github.mpfinicity.core.credentials.Rejection;
import java.time.Duration;

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

    /** Another node authenticates: wait for its token. */
    record Held() implements Denial {}

    /** Another node's attempt ended in a way that asks all nodes for patience, for so long. */
    record Paused(Duration left) implements Denial {}

    /** A change of the secret can cost three attempts, and not all of those are left. */
    record Unaffordable() implements Denial {}
}
