package io.github.mpfinicity.microprofile.message;

import io.github.mpfinicity.core.result.Refusal;
import io.github.mpfinicity.microprofile.config.PartnerConfig;
import io.github.mpfinicity.microprofile.config.Setting;
import java.time.Duration;

/** Turns refusals that pass by themselves into words. */
final class UnavailableMessages {
    private UnavailableMessages() {}

    static String message(Refusal.Unavailable why, PartnerConfig config) {
        String code = why.code() == null ? "" : ", code " + why.code();
        String detail = why.detail().isEmpty() ? "" : " (" + why.detail() + code + ")";
        String retry =
                why.retryAfter().isZero()
                        ? " Try again."
                        : " The next attempt is made in "
                                + seconds(why.retryAfter())
                                + " s at the earliest.";
        return text(why, detail, config) + retry;
    }

    /** The refusal with its pause rounded up to whole seconds, as the message shows it. */
    static Refusal inWholeSeconds(Refusal why) {
        return why instanceof Refusal.Unavailable passing
                ? passing.asOfNow(Duration.ofSeconds(seconds(passing.retryAfter())))
                : why;
    }

    private static long seconds(Duration pause) {
        return (pause.toMillis() + 999) / 1000;
    }

    private static String text(Refusal.Unavailable why, String detail, PartnerConfig config) {
        return switch (why.reason()) {
            case CREDENTIALS_UNREADABLE ->
                    "An authentication with Finicity could not be prepared"
                            + detail
                            + "; nothing was sent.";
            case RECORD_UNAVAILABLE ->
                    "The record of attempts cannot be used"
                            + detail
                            + "; nothing was sent, for nobody knows how many attempts may still"
                            + " fail. Check "
                            + config.name(Setting.STORE)
                            + ".";
            case OTHER_NODE ->
                    "Another node that shares the record authenticates, or has to wait"
                            + detail
                            + "; nothing was sent here.";
            case NOT_SENT ->
                    "Finicity could not be reached"
                            + detail
                            + "; nothing was sent. Check "
                            + config.name(Setting.BASE_URI)
                            + ", the network and the proxy.";
            case UNKNOWN_OUTCOME ->
                    "Finicity gave no usable answer"
                            + detail
                            + ". The request may have been counted, so nothing is sent while it"
                            + " could still arrive.";
            case RATE_LIMITED ->
                    "Finicity asked for fewer requests"
                            + detail
                            + ". A wrong "
                            + config.place(Setting.APP_KEY)
                            + " can have that effect too.";
            case REGION_REFUSED ->
                    "Finicity refused an authentication without a code"
                            + detail
                            + ", which is how callers from countries that are not allowed are"
                            + " turned away. Call from an allowed country: the vendor names the"
                            + " United States, the United Kingdom, Canada and Australia.";
            case WAIT_ENDED -> "There is no Finicity app token yet" + detail + ".";
            case MAY_NOT_WAIT ->
                    "There is no Finicity app token yet, and the calling thread is an event loop,"
                        + " which must not wait for one. It is being fetched; if that fails, the"
                        + " next call says why. On such a thread call methods that return a"
                        + " CompletionStage, on an interface that carries @FinicityClient, or"
                        + " AppTokens.currentAsync(); set "
                            + config.name(Setting.STARTUP)
                            + "=eager to have a token early; or make the caller @Blocking.";
        };
    }
}
