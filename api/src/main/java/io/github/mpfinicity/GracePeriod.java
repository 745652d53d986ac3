package io.github.mpfinicity;

/**
 * For how long the vendor accepts the old partner secret after a change (specification of the
 * partner authentication, member {@code immediate}).
 */
public enum GracePeriod {
    /**
     * Old and new secret both work for 30 days ({@code "immediate": false}), so that other
     * applications of the partner can follow one by one. The vendor documents it for JSON only.
     */
    THIRTY_DAYS,

    /**
     * The old secret ends at once ({@code "immediate": true}): for one that has leaked. Whoever
     * still has it fails, and each failure counts towards the vendor's lock.
     */
    NONE
}
