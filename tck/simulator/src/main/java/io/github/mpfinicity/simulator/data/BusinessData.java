package io.github.mpfinicity.simulator.data;

import static java.util.Objects.requireNonNull;

import io.github.mpfinicity.simulator.recording.RecordedRequest;
import io.github.mpfinicity.simulator.wire.Accept;
import io.github.mpfinicity.simulator.wire.Endpoint;
import io.github.mpfinicity.simulator.wire.ErrorWriter;
import io.github.mpfinicity.simulator.wire.FinicityError;
import io.github.mpfinicity.simulator.wire.Json;
import io.github.mpfinicity.simulator.wire.Reply;

/** Customers and institutions, in JSON. Thread-safe. */
public final class BusinessData implements Endpoint {

    /** The path of the list of customers; one customer is below, by its id. */
    public static final String CUSTOMERS = "/aggregation/v1/customers";

    /** The path that adds a testing customer. */
    public static final String TESTING_CUSTOMER = "/aggregation/v2/customers/testing";

    /** The path that adds an active customer. */
    public static final String ACTIVE_CUSTOMER = "/aggregation/v2/customers/active";

    /** The path of the list of institutions. */
    public static final String INSTITUTIONS = "/institution/v2/institutions";

    private final ErrorWriter errors;
    private final CustomersEndpoint customers;
    private final Institutions institutions;
    private final Pages pages;

    /**
     * Makes the first data.
     *
     * @param json reads and writes bodies
     * @param errors writes rejections
     */
    public BusinessData(Json json, ErrorWriter errors) {
        this.errors = requireNonNull(errors, "errors");
        this.customers = new CustomersEndpoint(json, errors);
        this.institutions = new Institutions(json);
        this.pages = new Pages(json, errors);
    }

    /** Forgets all changes of customers. */
    public void reset() {
        customers.reset();
    }

    @Override
    public Reply answer(RecordedRequest request) {
        if (Accept.of(request).onlyXml()) {
            return errors.refuse(FinicityError.ONLY_JSON, request);
        }
        if (CustomersEndpoint.isFor(request.path())) {
            return customers.answer(request);
        }
        if (!request.path().equals(INSTITUTIONS)) {
            return errors.refuse(FinicityError.NOT_FOUND, request);
        }
        return request.method().equals("GET")
                ? pages.answer(request, "institutions", query -> institutions.all())
                : errors.refuse(FinicityError.METHOD_NOT_ALLOWED, request);
    }
}
