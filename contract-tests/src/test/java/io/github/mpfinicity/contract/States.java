package io.github.mpfinicity.contract;

import java.util.Map;

/**
 * What a provider can be asked to be like before an interaction. Each gives the values that its
 * requests are to carry: {@value #GIVES_CREDENTIALS}, or {@value #GIVES_TOKEN}; {@link #KNOWN}
 * gives none.
 */
public final class States {
    public static final String GIVES_CREDENTIALS = "appKey, partnerId, partnerSecret";
    public static final String GIVES_TOKEN = "appKey, token";

    /** Its credentials are good. */
    public static final String ACTIVE = "an active partner";

    /** For XML, where no values can be given: these are parameters, by the names above. */
    public static final String KNOWN = "a partner with these credentials";

    /** Its credentials are good and refused all the same. Parameter {@value #STATUS}. */
    public static final String LOCKED = "a locked partner";

    public static final String LIVING_TOKEN = "a living token";
    public static final String EXPIRED_TOKEN = "an expired token";
    public static final String REVOKED_TOKEN = "a revoked token";

    /** Parameter of every state: {@code us} or {@code au}. */
    public static final String REGION = "region";

    /** The vendor's documents disagree about it. */
    public static final String STATUS = "status";

    public static final Map<String, Object> US = Map.of(REGION, "us");
    public static final Map<String, Object> AU = Map.of(REGION, "au");

    private States() {}
}
