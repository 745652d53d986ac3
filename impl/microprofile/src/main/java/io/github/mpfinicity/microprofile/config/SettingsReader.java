package io.github.mpfinicity.microprofile.config;

import io.github.mpfinicity.core.record.LockoutPolicy;
import io.github.mpfinicity.core.session.SessionRules;
import io.github.mpfinicity.core.store.StoreEngine;
import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** Reads each setting, checks it, and goes on with its default where it is wrong. */
final class SettingsReader {
    private static final int MOST_PROCESSES = 100_000;
    private static final int MOST_WEBHOOK_BYTES = 64 << 20;
    private static final Duration LONGEST = Duration.ofDays(1);

    private final ConfigReader reader;

    SettingsReader(ConfigReader reader) {
        this.reader = reader;
    }

    URI baseUri() {
        return new BaseUri(reader).read(region());
    }

    Startup startup() {
        return choice(Keys.STARTUP, Startup.LAZY, Startup.values());
    }

    private Region region() {
        return choice(Keys.REGION, Region.US, Region.values());
    }

    Settings settings(Stores stores) {
        Region region = region();
        URI baseUri = new BaseUri(reader).read(region);
        SessionRules rules = rules(region, baseUri);
        Startup startup = startup();
        Duration connect = duration(Keys.CONNECT_TIMEOUT, Duration.ofSeconds(5));
        if (connect.compareTo(rules.deadline()) > 0) {
            reader.problem(
                    impossible(Keys.CONNECT_TIMEOUT, connect.toString())
                            + "not longer than "
                            + Keys.DEADLINE
                            + ", which is "
                            + rules.deadline()
                            + ", for example "
                            + rules.deadline().dividedBy(2));
        }
        StoreEngine engine = stores.engine(reader);
        return new Settings(
                region,
                baseUri,
                rules,
                startup,
                new TransportReader(reader).read(connect),
                choice(Keys.FORMAT, Format.JSON, Format.values()),
                lockout(),
                stores.open(engine, reader),
                new SharingReader(reader).read(engine.longestOperation(), rules.deadline()),
                number(Keys.WEBHOOK_MAX_BODY, 1 << 20, MOST_WEBHOOK_BYTES));
    }

    private SessionRules rules(Region region, URI baseUri) {
        Duration lifetime = duration(Keys.LIFETIME, region.lifetime());
        Duration renewAfter = duration(Keys.RENEW_AFTER, region.renewAfter());
        // The jitter takes a part of what is left after renew-after, and never all of it.
        if (renewAfter.compareTo(lifetime.minus(SessionRules.MARGIN)) >= 0) {
            reader.problem(
                    impossible(Keys.RENEW_AFTER, renewAfter.toString())
                            + "shorter than "
                            + Keys.LIFETIME
                            + " less five minutes, which is "
                            + lifetime.minus(SessionRules.MARGIN)
                            + ", for example "
                            + region.renewAfter()
                            + " with a lifetime of "
                            + region.lifetime());
        }
        Duration deadline = duration(Keys.DEADLINE, Duration.ofSeconds(20));
        Duration wait = duration(Keys.WAIT, Duration.ofSeconds(30));
        return new SessionRules(lifetime, renewAfter, wait, deadline, minimumAge(baseUri));
    }

    /** It limits how often a vendor who refuses new tokens is asked for another. */
    private Duration minimumAge(URI baseUri) {
        Duration usual = SessionRules.MINIMUM_AGE;
        Duration age = new Durations(reader).read(Keys.MINIMUM_AGE, usual, usual);
        if (age.compareTo(usual) < 0 && !BaseUri.onLoopback(baseUri)) {
            reader.problem(
                    impossible(Keys.MINIMUM_AGE, age.toString())
                            + usual
                            + ", and shorter in tests only, where "
                            + Keys.BASE_URI
                            + " is on loopback, for example http://127.0.0.1:8089");
        }
        return age;
    }

    private Lockout lockout() {
        int budget =
                number(
                        Keys.BUDGET,
                        LockoutPolicy.standard().budget(),
                        LockoutPolicy.HIGHEST_BUDGET);
        int processes = number(Keys.PROCESSES, 1, MOST_PROCESSES);
        var unknown =
                choice(
                        Keys.UNKNOWN_OUTCOME,
                        Lockout.UnknownOutcome.PROBE,
                        Lockout.UnknownOutcome.values());
        return new Lockout(budget, processes, unknown);
    }

    private int number(String key, int byDefault, int highest) {
        String text = reader.textOrProblem(key);
        if (text == null) {
            return byDefault;
        }
        if (text.matches("[0-9]{1,9}")) {
            int number = Integer.parseInt(text);
            if (number >= 1 && number <= highest) {
                return number;
            }
        }
        reader.problem(
                impossible(key, text)
                        + "a number from 1 to "
                        + highest
                        + ", for example "
                        + byDefault);
        return byDefault;
    }

    private Duration duration(String key, Duration byDefault) {
        return new Durations(reader).read(key, byDefault, LONGEST);
    }

    private <E extends Enum<E>> E choice(String key, E byDefault, E[] choices) {
        String text = reader.textOrProblem(key);
        if (text == null) {
            return byDefault;
        }
        for (E choice : choices) {
            if (choice.name().equals(text.toUpperCase(Locale.ROOT))) {
                return choice;
            }
        }
        String allowed =
                Arrays.stream(choices).map(Object::toString).collect(Collectors.joining(" or "));
        reader.problem(impossible(key, text) + allowed + ", for example " + byDefault);
        return byDefault;
    }

    /** The beginning of a sentence, up to the rule. */
    static String impossible(String key, String value) {
        return key + " is \"" + value + "\": it must be ";
    }
}
