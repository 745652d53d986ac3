package io.github.mpfinicity.contract.provider;

import static java.util.Map.entry;

import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The wrong answers to each interaction of the pact. Who adds an interaction adds its wrong answers
 * here, or the build fails.
 */
final class WrongAnswers {
    private static final List<WrongAnswer> TO_TOKEN =
            List.of(
                    WrongAnswer.status(201),
                    WrongAnswer.status(401),
                    WrongAnswer.type("text/html"),
                    WrongAnswer.body("no token", "body $", "{}"),
                    WrongAnswer.body("a token that is a number", "body $.token", "{\"token\":42}"),
                    WrongAnswer.body("an empty token", "body $.token", "{\"token\":\"\"}"),
                    WrongAnswer.body("a line break", "body $.token", "{\"token\":\"a\\nb\"}"));

    private static final List<WrongAnswer> TO_TOKEN_IN_XML =
            List.of(
                    WrongAnswer.status(401),
                    WrongAnswer.type("application/json"),
                    WrongAnswer.xml("no token", "body $.access", "<access/>"),
                    WrongAnswer.xml(
                            "another root", "body $.access", "<answer><token>a</token></answer>"),
                    WrongAnswer.xml(
                            "a line break",
                            "body $.access.token.#text",
                            "<access><token>a&#10;b</token></access>"));

    private static final List<WrongAnswer> TO_REFUSED_XML =
            List.of(
                    WrongAnswer.status(200),
                    WrongAnswer.type("application/json"),
                    WrongAnswer.xml("no code", "body $.error", "<error/>"),
                    WrongAnswer.xml(
                            "a code that is nobody's",
                            "body $.error.code.#text",
                            "<error><code>99999</code></error>"));

    private static final List<WrongAnswer> TO_CHANGE =
            List.of(WrongAnswer.status(202), WrongAnswer.status(302), WrongAnswer.status(401));

    private static final List<WrongAnswer> TO_CALL =
            List.of(
                    WrongAnswer.status(401),
                    WrongAnswer.type("text/html"),
                    WrongAnswer.body("no count", "body $", "{\"institutions\":[]}"),
                    WrongAnswer.body("a count in words", "body $.found", "{\"found\":\"12\"}"));

    private static final Map<String, List<WrongAnswer>> ALL =
            Map.ofEntries(
                    entry("a request for a token", TO_TOKEN),
                    entry("an Australian request for a token", TO_TOKEN),
                    entry("a request for a token in XML", TO_TOKEN_IN_XML),
                    entry("a request for a token in XML with a wrong secret", TO_REFUSED_XML),
                    entry("a change of the secret in XML", TO_CHANGE),
                    entry("a request for a token with a wrong secret", toRefusal(400)),
                    entry("a request for a token with an invalid app key", toRefusal(403)),
                    entry("a request for a token for an unknown partner", toRefusal(401)),
                    entry("a request for a token while locked", toRefusal(500)),
                    entry(
                            "a request for a token while locked, answered as a server error",
                            toRefusal(401)),
                    entry("a change of the secret at once", TO_CHANGE),
                    entry("a change of the secret with a grace period", TO_CHANGE),
                    entry("a change to a secret against the policy", toRefusal(401)),
                    entry("a call with both headers", TO_CALL),
                    entry("an Australian call with both headers", TO_CALL),
                    entry("a call with an expired token", toRefusal(403)),
                    entry("a call with an invalid token", toRefusal(403)));

    private WrongAnswers() {}

    static Set<String> interactions() {
        return ALL.keySet();
    }

    static List<WrongAnswer> to(String interaction) {
        List<WrongAnswer> known = ALL.get(interaction);
        if (known == null) {
            throw new AssertionError(
                    "no wrong answers to \"" + interaction + "\": add some to WrongAnswers");
        }
        return known;
    }

    private static List<WrongAnswer> toRefusal(int otherStatus) {
        return List.of(
                WrongAnswer.status(200),
                WrongAnswer.status(otherStatus),
                WrongAnswer.type("text/html"),
                WrongAnswer.body("no code", "body $", "{\"message\":\"Something is wrong\"}"),
                WrongAnswer.body("a code that is nobody's", "body $.code", "{\"code\":99999}"),
                WrongAnswer.body("one digit more", "body $.code", "{\"code\":100010}"),
                WrongAnswer.body("a code in an object", "body $.code", "{\"code\":{}}"));
    }
}
