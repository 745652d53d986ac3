package io.github.mpfinicity.store.redis;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Finds in a server's {@code INFO} what would make it forget confirmed writes, or answer with old
 * ones. A fact that the answer lacks is a problem, too: nobody knows whether it is right.
 *
 * <p>Source: Redis documentation, "INFO", "Redis persistence", "Key eviction".
 */
final class ServerCheck {
    /** A fact, the value that it must have, and the remedy. */
    private record Rule(String fact, String needed, String remedy) {}

    private static final List<Rule> RULES =
            List.of(
                    new Rule(
                            "role",
                            "master",
                            "it is a replica: let finicity.store.redis.url name the primary"),
                    new Rule(
                            "aof_enabled",
                            "1",
                            "it has no append-only file: set appendonly yes in its configuration"),
                    new Rule(
                            "maxmemory_policy",
                            "noeviction",
                            "it may evict keys: set maxmemory-policy noeviction in its"
                                    + " configuration"));

    /** The lines that the answer of a right server has. */
    static final List<String> NEEDED =
            RULES.stream().map(rule -> rule.fact() + ":" + rule.needed()).toList();

    private ServerCheck() {}

    /** One sentence for each problem; empty if there is none. */
    static List<String> problems(String info) {
        Map<String, String> facts =
                info.lines()
                        .filter(line -> line.indexOf(':') > 0)
                        .collect(
                                Collectors.toMap(
                                        line -> line.substring(0, line.indexOf(':')),
                                        line -> line.substring(line.indexOf(':') + 1),
                                        (first, second) -> second));
        List<String> problems = new ArrayList<>();
        for (Rule rule : RULES) {
            String value = facts.get(rule.fact());
            if (value == null) {
                problems.add("its INFO does not tell " + rule.fact());
            } else if (!value.equals(rule.needed())) {
                problems.add(rule.remedy());
            }
        }
        return problems;
    }
}
