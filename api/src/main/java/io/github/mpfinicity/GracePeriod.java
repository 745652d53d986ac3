package io.github.mpfinicity;

/**
 * For how long the vendor accepts the old partner secret after a change (specification of the
 * partner authentication, member {@code immediate}).
 */
public enum GracePeriod {
    /**
     * The vendor's grace period of 30 days ({@code "immediate": false}), so that other applications
     * of the partner can follow one by one. Documented are its length and the member, for JSON
     * only. That old and new secret both authenticate in that time is what this library assumes.
     */
    THIRTY_DAYS,

    /**
     * The old secret ends at once ({@code "immediate": true}): for one that has leaked. Whoever
     * still has it fails, and each failure counts towards the vendor's lock.
     */
    NONE
}
