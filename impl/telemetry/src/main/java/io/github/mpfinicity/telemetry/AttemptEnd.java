package io.github.mpfinicity.telemetry;

import io.github.mpfinicity.core.vendor.ErrorCatalogue;
import io.github.mpfinicity.core.vendor.ErrorEntry;
import io.github.mpfinicity.core.vendor.Outcome;
import org.jspecify.annotations.Nullable;

/**
 * The end of an attempt in fixed words.
 *
 * @param code of the table, {@link #OTHER} for any other code, or {@link #NO_CODE}
 * @param status of the answer; null if there was none
 */
record AttemptEnd(String outcome, String code, @Nullable Integer status) {
    static final String OTHER = "other";
    static final String NO_CODE = "none";

    private static final Reading READING = new Reading();

    static AttemptEnd of(Outcome outcome) {
        return outcome.match(READING);
    }

    /** True if the vendor did what it was asked for. */
    boolean success() {
        return outcome.equals(Reading.ACCEPTED) || outcome.equals(Reading.CHANGED);
    }

    /** The code as an attribute value: one of a limited number of words. */
    static String code(@Nullable String code) {
        if (code == null) {
            return NO_CODE;
        }
        ErrorEntry known = ErrorCatalogue.of(code);
        return known == null ? OTHER : known.code();
    }

    private static final class Reading implements Outcome.Cases<AttemptEnd> {
        private static final String ACCEPTED = "accepted";
        private static final String CHANGED = "changed";
        private static final int TOO_MANY_REQUESTS = 429;

        @Override
        public AttemptEnd accepted(Outcome.Accepted outcome) {
            return end(ACCEPTED, outcome, outcome.status());
        }

        @Override
        public AttemptEnd rejected(Outcome.Rejected outcome) {
            return end("rejected", outcome, outcome.status());
        }

        @Override
        public AttemptEnd locked(Outcome.Locked outcome) {
            return end("locked", outcome, outcome.status());
        }

        @Override
        public AttemptEnd unexplained(Outcome.Unexplained outcome) {
            return end("unexplained", outcome, outcome.status());
        }

        @Override
        public AttemptEnd regionRefused(Outcome.RegionRefused outcome) {
            return end("region_refused", outcome, outcome.status());
        }

        @Override
        public AttemptEnd rateLimited(Outcome.RateLimited outcome) {
            return end("rate_limited", outcome, TOO_MANY_REQUESTS);
        }

        @Override
        public AttemptEnd unknown(Outcome.Unknown outcome) {
            return end("unknown", outcome, outcome.status());
        }

        @Override
        public AttemptEnd notSent(Outcome.NotSent outcome) {
            return end("not_sent", outcome, null);
        }

        @Override
        public AttemptEnd changed(Outcome.Changed outcome) {
            return end(CHANGED, outcome, outcome.status());
        }

        @Override
        public AttemptEnd changeRefused(Outcome.ChangeRefused outcome) {
            return end("change_refused", outcome, outcome.status());
        }

        private static AttemptEnd end(String word, Outcome outcome, @Nullable Integer status) {
            return new AttemptEnd(word, AttemptEnd.code(outcome.code()), status);
        }
    }
}
