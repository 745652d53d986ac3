package io.github.mpfinicity.contract.live;

import au.com.dius.pact.core.model.V4Interaction.SynchronousHttp;
import au.com.dius.pact.core.model.generators.Category;
import io.github.mpfinicity.contract.PactFile;
import io.github.mpfinicity.contract.States;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What of the pact may be held against the real service: one request for a token that is expected
 * to be granted, one read that is, and nothing else, whatever the pact comes to hold.
 *
 * @param token the request for a token; empty if the pact has none for this region
 * @param read the read; empty if the pact has none for this region
 * @param leftOut each other interaction, and why
 */
record Selection(
        Optional<SynchronousHttp> token,
        Optional<SynchronousHttp> read,
        Map<String, String> leftOut) {

    static Selection of(List<SynchronousHttp> interactions, String region) {
        Optional<SynchronousHttp> token = Optional.empty();
        Optional<SynchronousHttp> read = Optional.empty();
        Map<String, String> leftOut = new LinkedHashMap<>();
        for (SynchronousHttp each : interactions) {
            String danger = danger(each, region);
            if (danger.isEmpty() && isRead(each) && read.isEmpty()) {
                read = Optional.of(each);
            } else if (danger.isEmpty() && !isRead(each) && token.isEmpty()) {
                token = Optional.of(each);
            } else {
                leftOut.put(
                        each.getDescription(),
                        danger.isEmpty() ? "one of its kind is enough" : danger);
            }
        }
        return new Selection(token, read, leftOut);
    }

    /** Empty where there is none. What is not known to be harmless is not. */
    private static String danger(SynchronousHttp each, String region) {
        if (each.getRequest().getMethod().equals("PUT")) {
            return "it changes the secret, or tries to";
        }
        if (PactFile.state(each).getName().equals(States.LOCKED)) {
            return "it needs a locked account";
        }
        if (!PactFile.region(each).equals(region)) {
            return "it is for another region than " + region;
        }
        return isRead(each) ? dangerOfReading(each) : dangerOfAsking(each);
    }

    private static String dangerOfReading(SynchronousHttp each) {
        return granted(each) && PactFile.state(each).getName().equals(States.LIVING_TOKEN)
                ? ""
                : "it needs a token that is not accepted any more";
    }

    private static String dangerOfAsking(SynchronousHttp each) {
        if (!granted(each)) {
            return "a refused authentication counts towards the lock of the account";
        }
        boolean known =
                each.getRequest().getMethod().equals("POST")
                        && PactFile.state(each).getName().equals(States.ACTIVE);
        if (!known) {
            return "it is not known to be harmless";
        }
        return ours(each) ? "" : "it brings credentials of its own";
    }

    private static boolean granted(SynchronousHttp each) {
        return each.getResponse().getStatus() == 200;
    }

    /** Whether every credential is one that the provider's state gives. */
    private static boolean ours(SynchronousHttp each) {
        var generators = each.getRequest().getGenerators();
        return generators.categoryFor(Category.HEADER).size() == 1
                && generators.categoryFor(Category.BODY).size() == 2;
    }

    private static boolean isRead(SynchronousHttp each) {
        return each.getRequest().getMethod().equals("GET");
    }
}
