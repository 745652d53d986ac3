package io.github.mpfinicity.tck.client;

import java.util.List;

/**
 * A page of customers, as the vendor writes it: any JSON library binds it without annotations.
 *
 * @param found how many there are
 * @param displaying how many of them are in this page
 * @param customers this page
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
