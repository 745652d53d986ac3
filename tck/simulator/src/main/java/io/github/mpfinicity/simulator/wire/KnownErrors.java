package io.github.mpfinicity.simulator.wire;

import java.util.Map;

/** The statuses of the vendor's codes that are not 400. */
final class KnownErrors {
    private static final int USUAL = 400;

    private static final Map<Integer, String> CODES =
            Map.of(
                    401, "10001 10021 24302 10022 10023 10024 10026 10027 1503 1504",
                    403, "10405 10406",
                    404,
                            "12401 10002 14001 14003 14006 13002 24553 38003 38007 50051 50052"
                                    + " 60013 10215 12017 1643 1501 3001 3002 3003 3004 4004 4041"
                                    + " 10008 10010",
                    406, "20000",
                    409, "11000 110002",
                    429, "3300001",
                    500, "977");

    private KnownErrors() {}

    /** 400 for a code that is not known, too. */
    static int status(int code) {
        String searched = " " + code + " ";
        return CODES.entrySet().stream()
                .filter(each -> (" " + each.getValue() + " ").contains(searched))
                .findFirst()
                .map(Map.Entry::getKey)
                .orElse(USUAL);
    }
}
