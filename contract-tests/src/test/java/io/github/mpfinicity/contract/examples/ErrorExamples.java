package io.github.mpfinicity.contract.examples;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** Finds the examples of errors in a document: those of operations, and those they refer to. */
final class ErrorExamples {
    private static final int LONGEST_DOCUMENT = 64 * 1024 * 1024;

    private final Map<?, ?> document;
    private final List<ErrorExample> found = new ArrayList<>();

    private ErrorExamples(Map<?, ?> document) {
        this.document = document;
    }

    static List<ErrorExample> of(Path file) throws IOException {
        var options = new LoaderOptions();
        options.setCodePointLimit(LONGEST_DOCUMENT);
        Object read = new Yaml(new SafeConstructor(options)).load(Files.readString(file));
        var examples = new ErrorExamples(object(read));
        object(examples.document.get("paths")).forEach(examples::path);
        return examples.found;
    }

    private void path(Object path, Object operations) {
        object(operations)
                .forEach(
                        (method, operation) ->
                                object(object(operation).get("responses"))
                                        .forEach(
                                                (status, response) ->
                                                        response(
                                                                method + " " + path + " " + status,
                                                                String.valueOf(status),
                                                                response)));
    }

    private void response(String where, String status, Object response) {
        if (!status.startsWith("4") && !status.startsWith("5")) {
            return;
        }
        object(object(resolved(response)).get("content"))
                .values()
                .forEach(content -> content(where, object(content)));
    }

    private void content(String where, Map<?, ?> content) {
        var named = new HashMap<Object, Object>(object(content.get("examples")));
        if (content.get("example") != null) {
            named.put("example", Map.of("value", content.get("example")));
        }
        Object ofSchema = object(resolved(content.get("schema"))).get("example");
        if (named.isEmpty() && ofSchema != null) {
            named.put("schema", Map.of("value", ofSchema));
        }
        named.forEach((name, example) -> add(where + " " + name, example));
    }

    private void add(String where, Object example) {
        Object value = object(resolved(example)).get("value");
        if (value != null) {
            found.add(new ErrorExample(where, value));
        }
    }

    /** What a reference leads to; anything else is itself. */
    private @Nullable Object resolved(@Nullable Object node) {
        if (!(object(node).get("$ref") instanceof String reference)) {
            return node;
        }
        Object target = document;
        for (String step : reference.substring("#/".length()).split("/", -1)) {
            target = object(target).get(step.replace("~1", "/").replace("~0", "~"));
        }
        return resolved(target);
    }

    private static Map<?, ?> object(@Nullable Object node) {
        return node instanceof Map<?, ?> object ? object : Map.of();
    }
}
