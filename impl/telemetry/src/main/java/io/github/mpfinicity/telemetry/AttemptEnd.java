package io.github.mpfinicity.telemetry;

import io.github.mpfinicity.core.vendor.Outcome;
import io.github.mpfinicity.core.vendor.VendorCode;
import org.jspecify.annotations.Nullable;

/**
 * The end of an attempt in fixed words.
 *
 * @param code of the table, {@link #OTHER} for any other code, or {@link #NO_CODE}
 * @param status of the answer; null if it is not known
 */
record AttemptEnd(String outcome, String code, @Nullable Integer status) {
    static final String OTHER = "other";
    static final String NO_CODE = "none";

    private static final Reading READING = new Reading();

    static AttemptEnd of(Outcome outcome, @Nullable VendorCode code) {
        AttemptEnd end = outcome.match(READING);
        return code == null ? end : new AttemptEnd(end.outcome, code.text(), end.status);
    }

    /** True if the vendor did what it was asked for. */
    boolean success() {
        return outcome.equals(Reading.ACCEPTED) || outcome.equals(Reading.CHANGED);
    }

    /** For an answer to a call of the application. */
    static String code(@Nullable VendorCode code) {
        return code == null ? OTHER : code.text();
    }

    private static final class Reading implements Outcome.Cases<AttemptEnd> {
        private static final String ACCEPTED = "accepted";
        private static final String CHANGED = "changed";

        @Override
        public AttemptEnd accepted(Outcome.Accepted outcome) {
            return end(ACCEPTED, null, null);
        }

        @Override
        public AttemptEnd rejected(Outcome.Rejected outcome) {
            return end("rejected", outcome.code(), outcome.status());
        }

        @Override
        public AttemptEnd locked(Outcome.Locked outcome) {
            return end("locked", null, outcome.status());
        }

        @Override
        public AttemptEnd unexplained(Outcome.Unexplained outcome) {
            return end("unexplained", outcome.code(), outcome.status());
        }

        @Override
        public AttemptEnd regionRefused(Outcome.RegionRefused outcome) {
            return end("region_refused", null, outcome.status());
        }

        @Override
        public AttemptEnd rateLimited(Outcome.RateLimited outcome) {
            return end("rate_limited", null, null);
        }

        @Override
        public AttemptEnd unknown(Outcome.Unknown outcome) {
            return end("unknown", null, null);
        }

        @Override
        public AttemptEnd notSent(Outcome.NotSent outcome) {
            return end("not_sent", null, null);
        }

        @Override
        public AttemptEnd changed(Outcome.Changed outcome) {
            return end(CHANGED, null, null);
        }

        @Override
        public AttemptEnd changeRefused(Outcome.ChangeRefused outcome) {
            return end("change_refused", outcome.code(), outcome.status());
        }

        private static AttemptEnd end(
                String outcome, @Nullable String code, @Nullable Integer status) {
            VendorCode known = VendorCode.of(code);
            return new AttemptEnd(
                    outcome, known != null ? known.text() : code == null ? NO_CODE : OTHER, status);
        }
    }
}
