package io.github.mpfinicity.microprofile.endpoint;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/**
 * The vendor's authentication as a Rest Client. Public for the sake of proxies; not for use by
 * applications.
 *
 * <p>A method for each region, because a header parameter that is null is not left out everywhere:
 * Jersey sends it with an empty value. Bodies are bytes, which every engine carries as they are,
 * whatever JSON library the application has chosen.
 */
@Path(AuthenticationEndpoint.PATH)
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public interface AuthenticationEndpoint extends AutoCloseable {
    /** Under the base URI of any region. */
    String PATH = "/aggregation/v2/partners/authentication";

    /** Asks for a token in the United States. */
    @POST
    Response authenticateUs(@HeaderParam("Finicity-App-Key") String appKey, byte[] credentials);

    /** Asks for a token in Australia. */
    @POST
    Response authenticateAu(@HeaderParam("App-Key") String appKey, byte[] credentials);

    /** Closes the client and its connections. */
    @Override
    void close();
}
