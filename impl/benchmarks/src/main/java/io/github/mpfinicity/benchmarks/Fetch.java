package io.github.mpfinicity.benchmarks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One authentication with our settings, as an application writes it for a library of others.
 *
 * @param life the life of a token, as the cache is told
 */
record Fetch(Duration life, HttpClient client, HttpRequest request) {
    private static final Pattern TOKEN = Pattern.compile("\"token\" *: *\"([^\"]+)\"");

    record Fetched(String token, Instant end) {}

    static Fetch living(Duration life) {
        String body =
                "{\"partnerId\":\"%s\",\"partnerSecret\":\"%s\"}"
                        .formatted(setting("partner-id"), setting("partner-secret"));
        var address = URI.create(setting("base-uri") + "/aggregation/v2/partners/authentication");
        var request =
                HttpRequest.newBuilder(address)
                        .header("Finicity-App-Key", setting("app-key"))
                        .header("Content-Type", "application/json")
                        .header("Accept", "application/json")
                        .POST(BodyPublishers.ofString(body));
        return new Fetch(life, HttpClient.newHttpClient(), request.build());
    }

    Fetched get() {
        try {
            var answer = client.send(request, BodyHandlers.ofString());
            Matcher token = TOKEN.matcher(answer.body());
            if (!token.find()) {
                throw new IllegalStateException("no token, status " + answer.statusCode());
            }
            return new Fetched(token.group(1), Instant.now().plus(life));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String setting(String name) {
        return System.getProperty("finicity." + name, "");
    }
}
