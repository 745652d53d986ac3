package io.github.mpfinicity.simulator.authentication;

import io.github.mpfinicity.simulator.wire.FinicityError;

enum AuthenticationVerdict {
    ACCEPTED,
    WRONG_APP_KEY,
    LOCKED,
    WRONG_SECRET,
    AGAINST_POLICY;

    /** Gives the vendor's error; not for {@link #ACCEPTED}. */
    FinicityError error(SimulatedVendor vendor) {
        return switch (this) {
            case ACCEPTED -> throw new IllegalStateException("nothing was rejected");
            case WRONG_APP_KEY -> FinicityError.invalidAppKey(vendor.region());
            case LOCKED -> vendor.dialect().locked();
            case WRONG_SECRET -> FinicityError.INVALID_CREDENTIALS;
            case AGAINST_POLICY -> FinicityError.AGAINST_POLICY;
        };
    }
}
