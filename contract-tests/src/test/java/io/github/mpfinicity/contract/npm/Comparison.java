package io.github.mpfinicity.contract.npm;

import au.com.dius.pact.core.model.V4Interaction.SynchronousHttp;
import io.github.mpfinicity.contract.Overlay;
import io.github.mpfinicity.contract.PactFile;
import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.PrintStream;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The pact beside an OpenAPI document of the United States' service. */
final class Comparison {
    private final Npm npm = new Npm();
    private final PactFile pact;
    private final PrintStream out;

    Comparison(PactFile pact, PrintStream out) {
        this.pact = pact;
        this.out = out;
    }

    /**
     * Compares with the document as it should be, and says what was not compared.
     *
     * @return what contradicts the document, a line each
     */
    List<String> contradictions(Path openApi) throws IOException {
        Path part = Files.writeString(npm.file("part-of-pact.json"), documented());
        String document = Overlay.over(Files.readString(openApi));
        Path right = Files.writeString(npm.file("document.yaml"), document);
        Npm.Result result = npm.run("opc", "--oas", right.toString(), part.toString());
        try (var reader = Json.createReader(new StringReader(result.output()))) {
            return reader.readArray().getValuesAs(JsonObject.class).stream()
                    .filter(Comparison::contradicts)
                    .map(Comparison::line)
                    .toList();
        } catch (JsonException e) {
            throw new AssertionError("opc cannot compare: " + result.output(), e);
        }
    }

    /** The pact without what the document does not speak of. */
    private String documented() throws IOException {
        Map<String, SynchronousHttp> byName =
                pact.interactions().stream()
                        .collect(Collectors.toMap(SynchronousHttp::getDescription, each -> each));
        try (var reader = Json.createReader(Files.newBufferedReader(pact.path()))) {
            JsonObject whole = reader.readObject();
            JsonArrayBuilder part = Json.createArrayBuilder();
            for (JsonObject each : interactions(whole)) {
                String name = each.getString("description");
                String why = undocumented(byName.get(name));
                if (why.isEmpty()) {
                    part.add(each);
                } else {
                    out.println("left out  " + name + ": " + why);
                }
            }
            return Json.createObjectBuilder(whole).add("interactions", part).build().toString();
        }
    }

    private static List<JsonObject> interactions(JsonObject pact) {
        JsonArray all = pact.getJsonArray("interactions");
        return all.getValuesAs(JsonObject.class);
    }

    private static String undocumented(SynchronousHttp interaction) {
        if (!PactFile.region(interaction).equals("us")) {
            return "another region has another document";
        }
        if (interaction.getRequest().determineContentType().isXml()) {
            return "the document speaks of JSON only";
        }
        return interaction.getResponse().getStatus() >= 500
                ? "only the vendor's guide to errors has it"
                : "";
    }

    /** A header that is gone from the document is only worth a warning to opc. */
    private static boolean contradicts(JsonObject finding) {
        return finding.getString("type").equals("error")
                || finding.getString("code").equals("request.header.unknown");
    }

    private static String line(JsonObject error) {
        return error.getJsonObject("mockDetails").getString("interactionDescription")
                + ": "
                + error.getString("message");
    }
}
