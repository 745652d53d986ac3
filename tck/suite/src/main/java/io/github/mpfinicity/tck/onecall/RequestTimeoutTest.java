package io.github.mpfinicity.tck.onecall;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.mpfinicity.AppTokens;
import io.github.mpfinicity.FinicityAuthenticationException;
import io.github.mpfinicity.tck.Requirement;
import io.github.mpfinicity.tck.archive.Application;
import io.github.mpfinicity.tck.probe.RawVendor;
import io.github.mpfinicity.tck.probe.WireFault;
import jakarta.inject.Inject;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** Apart from the others: the session waits after it, and so would another test. */
@ExtendWith(ArquillianExtension.class)
@Timeout(60)
class RequestTimeoutTest {
    @Inject RawVendor raw;
    @Inject AppTokens tokens;

    @Deployment
    static WebArchive application() {
        return Application.of(RequestTimeoutTest.class).withRawVendor().archive();
    }

    @Test
    @Requirement(
            id = "ONECALL-04",
            text =
                    "An authentication answered with 408 is not sent again, though that status asks"
                            + " for it.",
            source = "vendor: five failures lock the account")
    void status408_sentOnce() throws Exception {
        raw.fault(WireFault.REQUEST_TIMEOUT);
        assertThatThrownBy(tokens::current).isInstanceOf(FinicityAuthenticationException.class);
        assertThat(raw.requests()).isEqualTo(1);
    }
}
