package io.github.mpfinicity.quarkus.deployment;

import io.github.mpfinicity.PartnerAccount;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;

@Path("/attempts-left")
public class CountResource {
    @Inject PartnerAccount account;

    @GET
    public long left() {
        return account.status().attemptsLeft();
    }
}
