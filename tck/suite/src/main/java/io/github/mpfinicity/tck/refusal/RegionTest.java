package io.github.mpfinicity.tck.refusal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.mpfinicity.RegionRefusedException;
import io.github.mpfinicity.tck.Requirement;
import io.github.mpfinicity.tck.archive.Application;
import io.github.mpfinicity.tck.client.Route;
import io.github.mpfinicity.tck.client.Routes;
import io.github.mpfinicity.tck.probe.Vendor;
import jakarta.inject.Inject;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** Apart from the others: the session waits for five minutes after it. */
@ExtendWith(ArquillianExtension.class)
@Timeout(60)
class RegionTest {
    @Inject Routes routes;
    @Inject Vendor vendor;

    @Deployment
    static WebArchive application() {
        return Application.of(RegionTest.class).archive();
    }

    @Test
    @Requirement(
            id = "REFUSAL-09",
            text = "A caller turned away by the edge is told so, and does not ask again at once.",
            source = "Javadoc of RegionRefusedException")
    void refusedByEdge_reportedAndLeftAlone() {
        vendor.refuseRegion();
        for (Route route : routes.all()) {
            assertThatThrownBy(route::call)
                    .as(route.name())
                    .isInstanceOf(RegionRefusedException.class);
        }
        assertThat(vendor.authentications()).isEqualTo(1);
    }
}
