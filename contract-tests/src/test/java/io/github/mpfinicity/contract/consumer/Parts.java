package io.github.mpfinicity.contract.consumer;

import static au.com.dius.pact.consumer.dsl.LambdaDsl.newJsonBody;

import au.com.dius.pact.consumer.dsl.HttpRequestBuilder;
import au.com.dius.pact.consumer.dsl.HttpResponseBuilder;
import au.com.dius.pact.consumer.dsl.LambdaDslObject;
import au.com.dius.pact.consumer.dsl.Matchers;
import au.com.dius.pact.consumer.dsl.PactBuilder;
import au.com.dius.pact.core.model.matchingrules.EqualsMatcher;
import au.com.dius.pact.core.model.matchingrules.RegexMatcher;
import au.com.dius.pact.core.model.matchingrules.TypeMatcher;
import io.github.mpfinicity.contract.MadeUp;
import io.github.mpfinicity.contract.States;
import java.util.Map;

/**
 * What interactions are made of. Of a request everything is pinned that the library promises to
 * send; of an answer only what it reads.
 */
final class Parts {
    static final String CONSUMER = "mp-finicity";
    static final String PROVIDER = "finicity-partner-auth";
    static final String PATH = "/aggregation/v2/partners/authentication";

    private static final String JSON = "application/json";

    private Parts() {}

    static PactBuilder tokenIssued(PactBuilder pact) {
        return pact.given(States.ACTIVE, States.US)
                .expectsToReceiveHttpInteraction(
                        "a request for a token",
                        http -> http.withRequest(Parts::asking).willRespondWith(Parts::token));
    }

    static PactBuilder australianTokenIssued(PactBuilder pact) {
        return pact.given(States.ACTIVE, States.AU)
                .expectsToReceiveHttpInteraction(
                        "an Australian request for a token",
                        http ->
                                http.withRequest(r -> asking(r, "App-Key", Map.of()))
                                        .willRespondWith(Parts::token));
    }

    /** The request for a token, as the provider's state has the values. */
    static HttpRequestBuilder asking(HttpRequestBuilder http) {
        return asking(http, Map.of());
    }

    /** The same with some values that are so whatever the state: they are meant to be wrong. */
    static HttpRequestBuilder asking(HttpRequestBuilder http, Map<String, String> wrong) {
        return asking(http, "Finicity-App-Key", wrong);
    }

    private static HttpRequestBuilder asking(
            HttpRequestBuilder http, String appKeyHeader, Map<String, String> wrong) {
        return http.method("POST")
                .path(PATH)
                .header("Content-Type", JSON)
                .header("Accept", JSON)
                .header(appKeyHeader, header("appKey", MadeUp.APP_KEY, wrong))
                .body(
                        newJsonBody(
                                        body -> {
                                            member(body, "partnerId", MadeUp.PARTNER_ID, wrong);
                                            member(body, "partnerSecret", MadeUp.SECRET, wrong);
                                        })
                                .build());
    }

    /** The request for another secret; it always says whether the old one ends at once. */
    static HttpRequestBuilder changing(HttpRequestBuilder http, String next, boolean immediate) {
        return http.method("PUT")
                .path(PATH)
                .header("Content-Type", JSON)
                .header("Accept", JSON)
                .header("Finicity-App-Key", header("appKey", MadeUp.APP_KEY, Map.of()))
                .body(
                        newJsonBody(
                                        body -> {
                                            member(body, "partnerId", MadeUp.PARTNER_ID, Map.of());
                                            member(body, "partnerSecret", MadeUp.SECRET, Map.of());
                                            body.stringValue("newPartnerSecret", next);
                                            body.booleanValue("immediate", immediate);
                                        })
                                .build());
    }

    /** A read that everybody may do, with both headers. */
    static HttpRequestBuilder reading(HttpRequestBuilder http, String prefix) {
        return http.method("GET")
                .path(Institutions.PATH)
                .queryParameter("limit", "1")
                .header(prefix + "App-Key", header("appKey", MadeUp.APP_KEY, Map.of()))
                .header(prefix + "App-Token", header("token", MadeUp.TOKEN, Map.of()));
    }

    /** A rule for a pattern alone would take a number, which has digits too. */
    private static HttpResponseBuilder token(HttpResponseBuilder http) {
        return http.status(200)
                .body(
                        newJsonBody(
                                        body ->
                                                body.and(
                                                        "token",
                                                        MadeUp.TOKEN,
                                                        TypeMatcher.INSTANCE,
                                                        new RegexMatcher("^[!-~]{1,4096}$")))
                                .build());
    }

    static HttpResponseBuilder institutions(HttpResponseBuilder http) {
        return http.status(200).body(newJsonBody(body -> body.integerType("found", 7)).build());
    }

    /** The rule for a pattern alone takes a string as well, and so does the library. */
    static HttpResponseBuilder refusal(HttpResponseBuilder http, int status, int code) {
        return http.status(status)
                .body(
                        newJsonBody(
                                        body ->
                                                body.and(
                                                        "code",
                                                        code,
                                                        new RegexMatcher("^" + code + "$")))
                                .build());
    }

    /** Exactly that value on the consumer's side; the state's on the provider's. */
    private static void member(
            LambdaDslObject body, String name, String example, Map<String, String> wrong) {
        if (wrong.containsKey(name)) {
            body.stringValue(name, wrong.get(name));
        } else {
            body.valueFromProviderState(name, "${" + name + "}", example)
                    .and(name, example, EqualsMatcher.INSTANCE);
        }
    }

    private static Object header(String name, String example, Map<String, String> wrong) {
        return wrong.containsKey(name)
                ? wrong.get(name)
                : Matchers.fromProviderState("${" + name + "}", example);
    }
}
