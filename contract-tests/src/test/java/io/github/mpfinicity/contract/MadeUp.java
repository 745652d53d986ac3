package io.github.mpfinicity.contract;

import java.util.List;

/** Values that exist nowhere. The pact shows these and no others. */
public final class MadeUp {
    public static final String APP_KEY = "0000c0ffee000000c0ffee000000c0ff";
    public static final String PARTNER_ID = "1000000000001";
    public static final String SECRET = "MadeUpSecret0001";
    public static final String NEW_SECRET = "MadeUpSecret0002";
    public static final String TOKEN = "MadeUpToken000000001";

    /** Of no partner, in any state. */
    public static final String OTHER_APP_KEY = "ffffc0ffee000000c0ffee000000c0ff";

    public static final String OTHER_PARTNER_ID = "1000000000002";
    public static final String OTHER_SECRET = "MadeUpWrong0001";

    /** Too short for the vendor. */
    public static final String WEAK_SECRET = "MadeUp1";

    public static final List<String> ALL =
            List.of(
                    APP_KEY,
                    PARTNER_ID,
                    SECRET,
                    NEW_SECRET,
                    TOKEN,
                    OTHER_APP_KEY,
                    OTHER_PARTNER_ID,
                    OTHER_SECRET,
                    WEAK_SECRET);

    private MadeUp() {}
}
