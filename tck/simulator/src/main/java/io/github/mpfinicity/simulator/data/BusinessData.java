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

    /** Where customers are listed; one is below, by its id. */
    public static final String CUSTOMERS = "/aggregation/v1/customers";

    /** Where a testing customer is added. */
    public static final String TESTING_CUSTOMER = "/aggregation/v2/customers/testing";

    /** Where an active customer is added. */
    public static final String ACTIVE_CUSTOMER = "/aggregation/v2/customers/active";

    /** Where institutions are listed. */
    public static final String INSTITUTIONS = "/institution/v2/institutions";

    private final ErrorWriter errors;
    private final CustomersEndpoint customers;
    private final Institutions institutions;
    private final Pages pages;

    /**
     * The first data.
     *
     * @param json reads and writes bodies
     * @param errors writes refusals
     */
    public BusinessData(Json json, ErrorWriter errors) {
        this.errors = requireNonNull(errors, "errors");
        this.customers = new CustomersEndpoint(json, errors);
        this.institutions = new Institutions(json);
        this.pages = new Pages(json, errors);
    }

    /** Forgets what was done to the customers. */
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
