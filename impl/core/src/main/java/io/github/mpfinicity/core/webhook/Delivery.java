package io.github.mpfinicity.core.webhook;

/**
 * One arrival of an event.
 *
 * @param eventId whose
 * @param verdict what shall become of it
 * @param number tells it from other arrivals of that event
 */
public record Delivery(String eventId, Verdict verdict, long number) {
    /** What shall become of an arrival. */
    public enum Verdict {
        /** Nobody has handled the event: do, and tell how it ended. */
        HANDLE,
        /** Somebody is handling it, and may fail. */
        POSTPONE,
        /** It was handled. */
        DROP
    }
}
