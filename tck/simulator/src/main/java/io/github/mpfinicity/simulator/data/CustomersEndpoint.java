package io.github.mpfinicity.simulator.data;

import io.github.mpfinicity.simulator.recording.RecordedRequest;
import io.github.mpfinicity.simulator.wire.Endpoint;
import io.github.mpfinicity.simulator.wire.ErrorWriter;
import io.github.mpfinicity.simulator.wire.FinicityError;
import io.github.mpfinicity.simulator.wire.Json;
import io.github.mpfinicity.simulator.wire.Reply;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Pattern;

/** The operations on customers. Thread-safe. */
final class CustomersEndpoint implements Endpoint {

    private static final Pattern ONE =
            Pattern.compile(BusinessData.CUSTOMERS + "/([^/]+)(/application)?");
    private static final Pattern USERNAME = Pattern.compile("[A-Za-z0-9!@.#$%&*_+-]{6,255}");
    private static final List<String> LISTS =
            List.of(
                    BusinessData.CUSTOMERS,
                    BusinessData.TESTING_CUSTOMER,
                    BusinessData.ACTIVE_CUSTOMER);

    private final Json json;
    private final ErrorWriter errors;
    private final Pages pages;
    private final Customers customers;

    CustomersEndpoint(Json json, ErrorWriter errors) {
        this.json = json;
        this.errors = errors;
        this.pages = new Pages(json, errors);
        this.customers = new Customers(json);
    }

    static boolean isFor(String path) {
        return LISTS.contains(path) || ONE.matcher(path).matches();
    }

    void reset() {
        customers.reset();
    }

    @Override
    public Reply answer(RecordedRequest request) {
        return switch (request.method() + " " + request.path()) {
            case "GET " + BusinessData.CUSTOMERS -> list(request);
            case "POST " + BusinessData.TESTING_CUSTOMER -> add("testing", request);
            case "POST " + BusinessData.ACTIVE_CUSTOMER -> add("active", request);
            default -> one(request);
        };
    }

    private Reply one(RecordedRequest request) {
        var path = ONE.matcher(request.path());
        if (!path.matches()) {
            return errors.refuse(FinicityError.METHOD_NOT_ALLOWED, request);
        }
        var id = path.group(1);
        return switch (request.method() + (path.group(2) == null ? "" : path.group(2))) {
            case "GET" -> found(id, request, customer -> Reply.json(200, customer.toString()));
            case "GET/application" ->
                    found(id, request, c -> errors.refuse(FinicityError.NO_APPLICATION, request));
            case "PUT" -> modify(id, request);
            case "DELETE" -> done(customers.delete(id), request);
            default -> errors.refuse(FinicityError.METHOD_NOT_ALLOWED, request);
        };
    }

    private Reply found(String id, RecordedRequest request, Function<JsonObject, Reply> reply) {
        return customers
                .find(id)
                .map(reply)
                .orElseGet(() -> errors.refuse(FinicityError.CUSTOMER_NOT_FOUND, request));
    }

    private Reply list(RecordedRequest request) {
        return Query.of(request)
                .flatMap(query -> CustomerFilter.of(query).refusal())
                .map(error -> errors.refuse(error, request))
                .orElseGet(() -> pages.answer(request, "customers", this::filtered));
    }

    private List<JsonObject> filtered(Query query) {
        return customers.all().stream().filter(CustomerFilter.of(query)::fits).toList();
    }

    private Reply add(String type, RecordedRequest request) {
        var newcomer = json.read(request.body());
        if (newcomer.isEmpty()) {
            return errors.refuse(FinicityError.BAD_REQUEST, request);
        }
        var username = text("username", newcomer.get());
        if (username.isBlank()) {
            return errors.refuse(FinicityError.missingParameter("username"), request);
        }
        if (!USERNAME.matcher(username).matches()) {
            return errors.refuse(FinicityError.USERNAME_AGAINST_POLICY, request);
        }
        return customers
                .add(newcomer.get(), type, request.receivedAt())
                .map(customer -> Reply.json(201, created(customer).toString()))
                .orElseGet(() -> errors.refuse(FinicityError.USERNAME_TAKEN, request));
    }

    private Reply modify(String id, RecordedRequest request) {
        var changes = json.read(request.body());
        if (changes.isEmpty()) {
            return errors.refuse(FinicityError.BAD_REQUEST, request);
        }
        if (text("firstName", changes.get()).isEmpty()
                && text("lastName", changes.get()).isEmpty()) {
            return errors.refuse(FinicityError.NOTHING_TO_UPDATE, request);
        }
        return done(customers.modify(id, changes.get(), request.receivedAt()), request);
    }

    private Reply done(boolean known, RecordedRequest request) {
        return known ? Reply.empty(204) : errors.refuse(FinicityError.CUSTOMER_NOT_FOUND, request);
    }

    private static String text(String member, JsonObject of) {
        return of.get(member) instanceof JsonString text ? text.getString() : "";
    }

    private JsonObject created(JsonObject customer) {
        return json.object()
                .add("id", customer.getString("id"))
                .add("username", customer.getString("username"))
                .add("createdDate", Long.parseLong(customer.getString("createdDate")))
                .build();
    }
}
