package io.github.mpfinicity.tck.client;

import java.util.List;

/**
 * A page of customers, as the vendor writes it. Any JSON library binds it without annotations.
 *
 * @param found the number of all customers
 * @param displaying the number of customers in this page
 * @param customers of this page
 */
public record CustomerPage(int found, int displaying, List<Customer> customers) {
    /**
     * One customer.
     *
     * @param id given by the vendor
     * @param username given by the partner
     */
    public record Customer(String id, String username) {}
}
