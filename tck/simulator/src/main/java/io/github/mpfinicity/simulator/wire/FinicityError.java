package io.github.mpfinicity.simulator.wire;

/**
 * A rejection of the vendor, before it takes one of its shapes.
 *
 * @param status the HTTP status
 * @param code the vendor's code
 * @param message the vendor's words
 * @param text the whole body if the rejection is plain text
 */
public record FinicityError(int status, int code, String message, String text) {

    /** The partner secret is wrong. */
    public static final FinicityError INVALID_CREDENTIALS = of(401, 10001, "Invalid credentials");

    /** The body cannot be read. */
    public static final FinicityError BAD_REQUEST = of(400, 14020, "Bad request.");

    /** The new partner secret is not one the vendor accepts. */
    public static final FinicityError AGAINST_POLICY =
            of(400, 24437, "New password is not as per policy");

    /** No partner has this id. The vendor writes it in lower case. */
    public static final FinicityError PARTNER_NOT_FOUND = of(404, 12401, "partner not found");

    /** XML was asked of an operation that only has JSON. */
    public static final FinicityError ONLY_JSON =
            of(406, 20000, "Only 'application/json' is supported.");

    /** A customer has this name already. */
    public static final FinicityError USERNAME_TAKEN =
            of(409, 110002, "Username is not available.");

    /** A customer's name is too short, too long, or has other characters than are allowed. */
    public static final FinicityError USERNAME_AGAINST_POLICY =
            of(400, 110039, "Username is not as per the policy.");

    /** A request asked for an unknown type of customers. */
    public static final FinicityError CUSTOMER_TYPE = of(400, 14016, "Invalid customer type.");

    /** A request asked for a list from before its beginning. */
    public static final FinicityError START_TOO_SMALL =
            of(400, 41003, "Start index cannot be less than one.");

    /** A request asked for an empty page. */
    public static final FinicityError LIMIT_TOO_SMALL =
            of(400, 41004, "Limit cannot be less than one.");

    /** A change of a customer has neither of its names. */
    public static final FinicityError NOTHING_TO_UPDATE = of(400, 10025, "No data to update.");

    /** No customer has this id. */
    public static final FinicityError CUSTOMER_NOT_FOUND = of(404, 14001, "Customer not found.");

    /** The partner has registered no application for its customers. */
    public static final FinicityError NO_APPLICATION =
            of(404, 50051, "No registered partner applications found.");

    // The vendor documents no code for the three below; 10100 is its code for many texts.

    /** The path is unknown. */
    public static final FinicityError NOT_FOUND = of(404, 10100, "Resource not found.");

    /** The path is known, the method is not. */
    public static final FinicityError METHOD_NOT_ALLOWED = of(405, 10100, "Method not allowed.");

    /** The body is longer than anything the vendor could want. */
    public static final FinicityError TOO_LARGE = of(413, 10100, "Request entity too large.");

    /**
     * Any code, with the status that the vendor usually sends it with.
     *
     * @param code the vendor's code; 400 is the status of one that is not known
     * @return the rejection
     */
    public static FinicityError ofCode(int code) {
        return of(KnownErrors.status(code), code, "Simulated error " + code);
    }

    /**
     * Makes a rejection whose plain text is its message.
     *
     * @param status the HTTP status
     * @param code the vendor's code
     * @param message the vendor's words
     * @return the rejection
     */
    public static FinicityError of(int status, int code, String message) {
        return new FinicityError(status, code, message, message);
    }

    /**
     * A member of the body is absent or blank.
     *
     * @param member its name
     * @return 400 with code 10005
     */
    public static FinicityError missingParameter(String member) {
        return of(400, 10005, "Missing parameter (" + member + ")");
    }

    /**
     * The app key's header is absent.
     *
     * @param region decides the header's name
     * @return 401 with code 10026
     */
    public static FinicityError missingAppKey(SimulatedRegion region) {
        return of(401, 10026, "Missing parameter (" + region.appKeyHeader() + ")");
    }

    /**
     * The app key is unknown, rotated away, or another partner's.
     *
     * @param region decides the header's name
     * @return 401 with code 10027
     */
    public static FinicityError invalidAppKey(SimulatedRegion region) {
        var header = "(" + region.appKeyHeader() + ")";
        return new FinicityError(401, 10027, "Invalid parameter " + header, "Invalid " + header);
    }

    /**
     * The token's header is absent.
     *
     * @param region decides the header's name
     * @return 401 with code 10024
     */
    public static FinicityError missingToken(SimulatedRegion region) {
        return of(401, 10024, "Missing parameter (" + region.tokenHeader() + ")");
    }

    /**
     * The token was never issued, or was revoked.
     *
     * @param region decides the header's name
     * @return 401 with code 10022
     */
    public static FinicityError invalidToken(SimulatedRegion region) {
        return of(401, 10022, "Invalid (" + region.tokenHeader() + ")");
    }

    /**
     * The token is past its life.
     *
     * @param region decides the header's name
     * @return 401 with code 10023
     */
    public static FinicityError expiredToken(SimulatedRegion region) {
        return of(401, 10023, "Expired (" + region.tokenHeader() + ")");
    }

    /**
     * The account is locked.
     *
     * @param status 401 in the vendor's specification, 500 in its error guide
     * @return the status with code 24302
     */
    public static FinicityError locked(int status) {
        return of(
                status,
                24302,
                "For your security, we've locked your account."
                        + " Please reset your password to continue.");
    }
}
