package io.github.mpfinicity.tck.client;

import jakarta.json.bind.annotation.JsonbProperty;
import java.util.List;

/**
 * A page of customers, as the vendor writes it.
 *
 * @param found how many there are
 * @param displayed how many of them are in this page
 * @param customers this page
 */
public record CustomerPage(
        int found, @JsonbProperty("displaying") int displayed, List<Customer> customers) {
    /**
     * One customer.
     *
     * @param id given by the vendor
     * @param username given by the partner
     */
    public record Customer(String id, String username) {}
}
