package io.github.mpfinicity.tck.client;

/**
 * A testing customer to add.
 *
 * @param username given by the partner, unique
 */
public record NewCustomer(String username) {}
