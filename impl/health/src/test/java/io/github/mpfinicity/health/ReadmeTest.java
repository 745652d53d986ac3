package io.github.mpfinicity.health;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.mpfinicity.AppTokens;
import io.github.mpfinicity.CredentialsRejectedException;
import io.github.mpfinicity.Partner;
import io.github.mpfinicity.microprofile.cdi.Application;
import io.github.mpfinicity.simulator.FinicitySimulator;
import io.github.mpfinicity.simulator.authentication.SimulatedPartner;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.stream.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The example of the guide is an answer of SmallRye Health, with another time in it. */
class ReadmeTest {
    private static final Path GUIDE = Path.of("README.md");
    private static final String FIRST_PAGE = "unless you say so:\n```json\n";
    private static final String BEGIN = "<!-- answer -->\n```json\n";
    private static final String END = "```\n<!-- /answer -->";
    private static final String WRITE =
            "./mvnw test -pl impl/health -am -Dtest=ReadmeTest"
                    + " -Dsurefire.failIfNoSpecifiedTests=false -Dmpfinicity.health=write";

    /** A part of the application that works for that partner. */
    @ApplicationScoped
    static class Acme {
        @Inject
        @Partner("acme")
        AppTokens tokens;

        void ask() {
            tokens.current();
        }
    }

    @Test
    void exampleIsWhatIsAnswered() throws IOException {
        String guide = Files.readString(GUIDE);
        int begin = guide.indexOf(BEGIN) + BEGIN.length();
        int end = guide.indexOf(END);
        assertThat(begin).as(GUIDE + " has " + BEGIN).isBetween(BEGIN.length(), end);
        String now = guide.substring(0, begin) + answer() + guide.substring(end);

        if ("write".equals(System.getProperty("mpfinicity.health"))) {
            Files.writeString(GUIDE, now);
            return;
        }
        assertThat(guide).as(GUIDE + " is stale: " + WRITE).isEqualTo(now);
    }

    @Test
    void linesOfTheFirstPage_areOfTheExample() throws IOException {
        String page = Files.readString(Path.of("../../README.md"));
        int begin = page.indexOf(FIRST_PAGE) + FIRST_PAGE.length();
        assertThat(begin).isGreaterThan(FIRST_PAGE.length());
        assertThat(page.substring(begin, page.indexOf("```", begin)).lines())
                .isNotEmpty()
                .allSatisfy(line -> assertThat(Files.readString(GUIDE)).contains(line + "\n"));
    }

    /** One partner works, and the secret of the other is wrong. */
    private static String answer() {
        try (var simulator = FinicitySimulator.start();
                var application = Application.of(simulator)) {
            SimulatedPartner acme = simulator.add(SimulatedPartner.madeUp(2));
            application
                    .with("finicity.partners.acme.app-key", acme.appKey())
                    .with("finicity.partners.acme.partner-id", acme.id())
                    .with("finicity.partners.acme.partner-secret", "SecretThatIsWrong123")
                    .start(Answer.and(Acme.class));
            application.get(AppTokens.class).current();
            assertThatThrownBy(() -> application.get(Acme.class).ask())
                    .isInstanceOf(CredentialsRejectedException.class);
            return pretty(Answer.of(application).all())
                    .replaceAll("(seconds-left\": )6\\d\\d\\d\\b", "$16840")
                    .replaceAll("(last-refusal-at\": )\"[^\"]*\"", "$1\"2026-11-28T03:00:41Z\"")
                    .replaceAll("at \\d{4}-[-\\d]* [:\\d]* UTC", "at 2026-11-28 03:00 UTC");
        }
    }

    private static String pretty(JsonObject json) {
        var text = new StringWriter();
        try (var writer =
                Json.createWriterFactory(Map.of(JsonGenerator.PRETTY_PRINTING, true))
                        .createWriter(text)) {
            writer.writeObject(json);
        }
        return text.toString().strip() + "\n";
    }
}
