package io.github.mpfinicity;

/**
 * The time for which the vendor accepts the old partner secret after a change (specification of the
 * partner authentication, member {@code immediate}).
 *
 * @since 1.0
 */
public enum GracePeriod {
    /**
     * The vendor's grace period of 30 days ({@code "immediate": false}), so that other applications
     * of the partner can follow one by one. The vendor documents the length and the member, for
     * JSON only. The library assumes that the old and the new secret both authenticate in that
     * time.
     */
    THIRTY_DAYS,

    /**
     * The old secret ends at once ({@code "immediate": true}): use it for a leaked secret. An
     * application with the old secret fails, and each failure counts towards the vendor's lock.
     */
    NONE
}
