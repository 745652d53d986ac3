package io.github.mpfinicity.microprofile.filter;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import org.eclipse.microprofile.rest.client.annotation.ClientHeaderParam;
import org.junit.jupiter.api.Test;

class DeclaredHeadersTest {
    @ClientHeaderParam(name = "Finicity-App-Key", value = "mine")
    @ClientHeaderParam(name = "X-Trace", value = "on")
    interface OnType {
        @GET
        String list();
    }

    interface OnMethod {
        @GET
        @ClientHeaderParam(name = "app-token", value = "mine")
        String list();
    }

    interface Inheriting extends OnMethod {}

    interface Innocent {
        @GET
        @ClientHeaderParam(name = "X-Trace", value = "on")
        String list(@HeaderParam("Finicity-App-Key") String replaced);
    }

    @Test
    void onType_namesInterfaceAndHeader() {
        assertThat(DeclaredHeaders.problems(OnType.class))
                .singleElement()
                .asString()
                .startsWith("@ClientHeaderParam on " + OnType.class.getName() + " sets the header ")
                .contains("Finicity-App-Key", "take it away");
    }

    @Test
    void onMethod_namesMethodAndHeaderOfEitherRegion() {
        assertThat(DeclaredHeaders.problems(OnMethod.class))
                .singleElement()
                .asString()
                .contains(OnMethod.class.getName() + ".list ", "app-token");
    }

    @Test
    void inherited_foundAsWell() {
        assertThat(DeclaredHeaders.problems(Inheriting.class))
                .singleElement()
                .asString()
                .contains(OnMethod.class.getName() + ".list ");
    }

    @Test
    void otherHeadersAndParameters_noMatter() {
        assertThat(DeclaredHeaders.problems(Innocent.class)).isEmpty();
    }
}
