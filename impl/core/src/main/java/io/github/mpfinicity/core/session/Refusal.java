package io.github.mpfinicity.core.session;

import io.github.mpfinicity.core.credentials.Rejection;
import java.time.Duration;
import java.util.List;

/** Why a caller gets no token. */
public sealed interface Refusal extends Answer {
    /** The vendor said no to these credentials. They are not sent again. */
    record Rejected(Rejection rejection) implements Refusal {}

    /** Settings are missing or impossible; nothing was sent. */
    record Misconfigured(List<String> problems) implements Refusal {
        public Misconfigured {
            problems = List.copyOf(problems);
        }
    }

    /** The vendor says that the account is locked. Nothing is sent any more. */
    record Locked(int status) implements Refusal {}

    /**
     * Passes by itself.
     *
     * @param trouble what kind
     * @param detail for people; never what was sent or received
     * @param retryAfter no authentication is tried before that
     */
    record Unavailable(Trouble trouble, String detail, Duration retryAfter) implements Refusal {}

    /** The session was closed, as on undeploy. */
    record Closed() implements Refusal {}
}
