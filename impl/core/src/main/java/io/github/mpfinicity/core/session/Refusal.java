package io.github.mpfinicity.core.session;

import io.github.mpfinicity.core.credentials.CredentialPart;
import io.github.mpfinicity.core.credentials.Rejection;
import io.github.mpfinicity.core.record.Attempts;
import io.github.mpfinicity.core.record.Denial;
import io.github.mpfinicity.core.record.Halt;
import java.time.Duration;
import java.util.List;

/** Why a caller gets no token. */
public sealed interface Refusal extends Answer {
    /** The vendor said no to these credentials. They are not sent again. */
    record Rejected(Rejection rejection, Attempts attempts) implements Refusal {}

    /** Another was accepted in its place: an older one is not sent any more. */
    record Superseded(CredentialPart part, Attempts attempts) implements Refusal {}

    /** Settings are missing or impossible; nothing was sent. */
    record Misconfigured(List<String> problems) implements Refusal {
        public Misconfigured {
            problems = List.copyOf(problems);
        }
    }

    /** Nothing is sent until an operator confirms that the account is not locked. */
    record Halted(Halt halt, Attempts attempts) implements Refusal {}

    /** One more failure could lock the account: nothing is sent until an operator confirms. */
    record Exhausted(Attempts attempts) implements Refusal {}

    /**
     * Passes by itself.
     *
     * @param trouble what kind
     * @param detail for people; never what was sent or received
     * @param retryAfter no authentication is tried before that
     * @param attempts charged so far
     */
    record Unavailable(Trouble trouble, String detail, Duration retryAfter, Attempts attempts)
            implements Refusal {}

    /** The session was closed, as on undeploy. */
    record Closed() implements Refusal {}

    /** In the words of the session. */
    static Refusal of(Denial denial, Attempts attempts) {
        return denial.match(new DenialWords(attempts));
    }
}
