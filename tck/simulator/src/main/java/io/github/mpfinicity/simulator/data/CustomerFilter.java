package io.github.mpfinicity.simulator.data;

import io.github.mpfinicity.simulator.wire.FinicityError;
import jakarta.json.JsonObject;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * The customers that a request asks for. The simulator ignores case; the vendor documents nothing.
 */
record CustomerFilter(Optional<String> username, Optional<String> type, Optional<String> search) {

    private static final Set<String> TYPES = Set.of("testing", "active");

    static CustomerFilter of(Query query) {
        return new CustomerFilter(
                query.filter("username"), query.filter("type"), query.filter("search"));
    }

    Optional<FinicityError> refusal() {
        return type.filter(named -> !TYPES.contains(named))
                .map(named -> FinicityError.CUSTOMER_TYPE);
    }

    boolean fits(JsonObject customer) {
        return username.map(customer.getString("username")::equals).orElse(true)
                && type.map(customer.getString("type")::equals).orElse(true)
                && search.map(text -> found(lower(text), customer)).orElse(true);
    }

    private static boolean found(String text, JsonObject customer) {
        var name = customer.getString("firstName") + " " + customer.getString("lastName");
        return lower(customer.getString("username")).contains(text) || lower(name).contains(text);
    }

    private static String lower(String text) {
        return text.toLowerCase(Locale.ROOT);
    }
}
