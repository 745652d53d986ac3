package io.github.mpfinicity.simulator.data;

import static java.util.Objects.requireNonNull;

import io.github.mpfinicity.simulator.recording.RecordedRequest;
import io.github.mpfinicity.simulator.wire.Accept;
import io.github.mpfinicity.simulator.wire.Endpoint;
import io.github.mpfinicity.simulator.wire.ErrorWriter;
import io.github.mpfinicity.simulator.wire.FinicityError;
import io.github.mpfinicity.simulator.wire.Json;
import io.github.mpfinicity.simulator.wire.Reply;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.util.List;
import java.util.Optional;

/** Customers and institutions, in JSON. Thread-safe. */
public final class BusinessData implements Endpoint {

    /** Where customers are listed. */
    public static final String CUSTOMERS = "/aggregation/v1/customers";

    /** Where a testing customer is added. */
    public static final String TESTING_CUSTOMER = "/aggregation/v2/customers/testing";

    /** Where institutions are listed. */
    public static final String INSTITUTIONS = "/institution/v2/institutions";

    private final Json json;
    private final ErrorWriter errors;
    private final Customers customers;
    private final Institutions institutions;

    /**
     * The first data.
     *
     * @param json reads and writes bodies
     * @param errors writes refusals
     */
    public BusinessData(Json json, ErrorWriter errors) {
        this.json = requireNonNull(json, "json");
        this.errors = requireNonNull(errors, "errors");
        this.customers = new Customers(json);
        this.institutions = new Institutions(json);
    }

    /** Forgets the customers that were added. */
    public void reset() {
        customers.reset();
    }

    @Override
    public Reply answer(RecordedRequest request) {
        if (Accept.of(request).onlyXml()) {
            return errors.refuse(FinicityError.ONLY_JSON, request);
        }
        return switch (request.method() + " " + request.path()) {
            case "GET " + CUSTOMERS -> page("customers", customers.all(), request);
            case "GET " + INSTITUTIONS -> page("institutions", institutions.all(), request);
            case "POST " + TESTING_CUSTOMER -> add(request);
            default -> errors.refuse(refusalOf(request.path()), request);
        };
    }

    private static FinicityError refusalOf(String path) {
        var known = List.of(CUSTOMERS, INSTITUTIONS, TESTING_CUSTOMER).contains(path);
        return known ? FinicityError.METHOD_NOT_ALLOWED : FinicityError.NOT_FOUND;
    }

    private Reply page(String name, List<JsonObject> all, RecordedRequest request) {
        return Page.of(request)
                .map(page -> Reply.json(200, page.of(name, all, json).toString()))
                .orElseGet(() -> errors.refuse(FinicityError.BAD_REQUEST, request));
    }

    private Reply add(RecordedRequest request) {
        var newcomer = json.read(request.body());
        if (newcomer.isEmpty()) {
            return errors.refuse(FinicityError.BAD_REQUEST, request);
        }
        if (username(newcomer.get()).isEmpty()) {
            return errors.refuse(FinicityError.missingParameter("username"), request);
        }
        return customers
                .add(newcomer.get(), "testing", request.receivedAt())
                .map(customer -> Reply.json(201, created(customer).toString()))
                .orElseGet(() -> errors.refuse(FinicityError.USERNAME_TAKEN, request));
    }

    private static Optional<String> username(JsonObject newcomer) {
        return newcomer.get("username") instanceof JsonString text && !text.getString().isBlank()
                ? Optional.of(text.getString())
                : Optional.empty();
    }

    private JsonObject created(JsonObject customer) {
        return json.object()
                .add("id", customer.getString("id"))
                .add("username", customer.getString("username"))
                .add("createdDate", Long.parseLong(customer.getString("createdDate")))
                .build();
    }
}
