package io.github.mpfinicity.quickstart;

import java.util.List;
import java.util.Map;

/** The credentials in the environment, by name only. MicroProfile Config reads their values. */
final class Variables {
    private static final List<String> ALL =
            List.of("FINICITY_APP_KEY", "FINICITY_PARTNER_ID", "FINICITY_PARTNER_SECRET");

    private final List<String> missing;

    Variables(Map<String, String> environment) {
        missing =
                ALL.stream().filter(name -> environment.getOrDefault(name, "").isEmpty()).toList();
    }

    boolean complete() {
        return missing.isEmpty();
    }

    boolean absent() {
        return missing.equals(ALL);
    }

    List<String> missing() {
        return missing;
    }
}
