package io.github.mpfinicity.core.vendor;

import io.github.mpfinicity.ErrorGroup;
import java.util.Arrays;
import java.util.List;

/**
 * The vendor's codes for calls, by what they mean. Codes of authentications and tokens stand in
 * {@link VendorCode}; those of them that a call gets for its own faults stand here, too. A code is
 * followed by its status where that is not the topic's.
 */
enum ErrorTopic {
    REQUEST(
            ErrorGroup.REQUEST,
            400,
            "A field of the request is missing or malformed, or contradicts another",
            "Correct the request; the vendor's message names the field",
            "10000 1000 1003 1502 1618 10003 10005 10006 10007 10009 10020 10025 10100 11000:409"
                    + " 12019 12022 14016 14020 14023 15001 18017 20024 41002 41003 41004 45003"
                    + " 110002:409 110039"),
    UNFIT(
            ErrorGroup.REQUEST,
            400,
            "The data do not fit together, or are not ready",
            "Correct the request; with status 408, repeat it later",
            "10030"),
    NOT_DONE(
            ErrorGroup.REQUEST,
            400,
            "The request could not be carried out",
            "Correct the request; the vendor's message says what stands in its way",
            "3005 3006 3007 3008 3009 3000000 3200001"),
    MICRO_DEPOSIT(
            ErrorGroup.REQUEST,
            400,
            "The number, format, state or amounts of micro-deposits do not fit",
            "Correct the amounts, or read the state of the micro-deposits first",
            "3000001 3000003 3100001 3200002 3200003 3200004"),
    WRONG_KIND(
            ErrorGroup.REQUEST,
            400,
            "This is not possible for this kind of customer or account",
            "Use a customer or an account of the kind that the operation is for",
            "50016 10013"),
    ABSENT(
            ErrorGroup.NOT_FOUND,
            404,
            "A customer, account, institution, transaction, report, consent or asset is not there",
            "Check the ids of the call, and that they belong to this partner",
            "10002 14001 14003 14006 13002 24553 38003 38007 50051 50052 60013 10215 12017 1643"
                    + " 1501 3001 3002 3003 3004 4004 4041 10008 10010"),
    FREEZE(
            ErrorGroup.ACCESS,
            403,
            "The consumer has a security freeze, or the portfolio is not this partner's",
            "Ask the consumer to lift the freeze, or the vendor for access to the portfolio",
            "10405"),
    DISPUTE(
            ErrorGroup.ACCESS,
            403,
            "The consumer has a dispute statement on file",
            "Ask the consumer",
            "10406"),
    JSON_ONLY(
            ErrorGroup.FORMAT,
            406,
            "This operation takes only JSON",
            "Send application/json as Content-Type and Accept",
            "20000"),
    THROTTLED(
            ErrorGroup.THROTTLED,
            429,
            "There were too many requests",
            "Wait, then repeat the call; make fewer at once",
            "3300001 977:500"),
    REPORT_LIMIT(
            ErrorGroup.LIMIT,
            400,
            "The customer has as many reports as are allowed",
            "Delete reports, or ask the vendor for a higher limit",
            "20400"),
    AGGREGATING(
            ErrorGroup.AGGREGATION,
            0,
            "The data are being aggregated at the moment",
            "Wait for the aggregation to end, then repeat the call",
            "325"),
    TOKEN_ABSENT(
            ErrorGroup.APP_TOKEN,
            401,
            "The request had no app token",
            "Make the call with a client that has @FinicityClient, and look for a filter or proxy"
                    + " that removes headers",
            "10024");

    private final ErrorGroup group;
    private final int status;
    private final String meaning;
    private final String remedy;
    private final String codes;

    ErrorTopic(ErrorGroup group, int status, String meaning, String remedy, String codes) {
        this.group = group;
        this.status = status;
        this.meaning = meaning;
        this.remedy = remedy;
        this.codes = codes;
    }

    /** One for each code. */
    List<ErrorEntry> entries() {
        return Arrays.stream(codes.split(" ", -1)).map(this::entry).toList();
    }

    private ErrorEntry entry(String code) {
        String[] parts = code.split(":", -1);
        int its = parts.length > 1 ? Integer.parseInt(parts[1]) : status;
        return new ErrorEntry(parts[0], its, group, meaning, settings -> remedy);
    }
}
