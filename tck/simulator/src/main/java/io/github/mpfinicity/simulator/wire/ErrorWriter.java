package io.github.mpfinicity.simulator.wire;

import static java.util.Objects.requireNonNull;

import io.github.mpfinicity.simulator.recording.RecordedRequest;
import jakarta.json.JsonObjectBuilder;

/** Writes rejections in the shape that the dialect asks for. Thread-safe. */
public final class ErrorWriter {

    private final Json json;
    private final Dialect dialect;

    /**
     * Makes a writer.
     *
     * @param json builds the JSON shapes
     * @param dialect read at each rejection
     */
    public ErrorWriter(Json json, Dialect dialect) {
        this.json = requireNonNull(json, "json");
        this.dialect = requireNonNull(dialect, "dialect");
    }

    /**
     * Writes a rejection.
     *
     * @param error the rejection
     * @param request its Accept header may choose the shape
     * @return the reply
     */
    public Reply refuse(FinicityError error, RecordedRequest request) {
        return refuse(error, request, Accept.of(request).onlyXml());
    }

    /**
     * Writes a rejection.
     *
     * @param error the rejection
     * @param request the rejected request
     * @param xml true if a negotiated rejection is XML
     * @return the reply
     */
    public Reply refuse(FinicityError error, RecordedRequest request, boolean xml) {
        var status = error.status();
        return switch (dialect.shapeOf(error, xml)) {
            case NEGOTIATED, FLAT -> Reply.json(status, flat(error).build().toString());
            case EXTENDED -> Reply.json(status, extended(error, request));
            case WRAPPED -> Reply.json(status, wrapped(error, true));
            case WRAPPED_LOWER_CASE -> Reply.json(status, wrapped(error, false));
            case TEXT -> Reply.of(status, "text/plain;charset=UTF-8", error.text());
            case XML -> Reply.xml(status, xml(error));
            case HTML -> Reply.of(status, "text/html;charset=UTF-8", html(error));
        };
    }

    private JsonObjectBuilder flat(FinicityError error) {
        return withCode(json.object(), "code", error).add("message", error.message());
    }

    private String extended(FinicityError error, RecordedRequest request) {
        return flat(error)
                .add("status", String.valueOf(error.status()))
                .add("title", "Request refused")
                .add("level", "error")
                .add("user_message", error.message())
                .add("tags", "")
                .add("externalTransactionId", "simulated-" + request.number())
                .build()
                .toString();
    }

    private String wrapped(FinicityError error, boolean capitals) {
        var entry = json.object().add(capitals ? "Source" : "source", "simulator");
        withCode(entry, capitals ? "ReasonCode" : "reasonCode", error)
                .add(capitals ? "Description" : "description", error.message())
                .add(capitals ? "Recoverable" : "recoverable", false)
                .add(capitals ? "Details" : "details", "");
        var list = json.object().add("Error", json.array().add(entry));
        return json.object().add("Errors", list).build().toString();
    }

    private JsonObjectBuilder withCode(JsonObjectBuilder to, String name, FinicityError error) {
        return dialect.codes() == CodeType.NUMBER
                ? to.add(name, error.code())
                : to.add(name, String.valueOf(error.code()));
    }

    private static String xml(FinicityError error) {
        return "<error><code>%d</code><message>%s</message></error>"
                .formatted(error.code(), Xml.escape(error.message()));
    }

    private static String html(FinicityError error) {
        return "<html><head><title>Error</title></head><body><h1>%d</h1></body></html>"
                .formatted(error.status());
    }
}
