package io.github.mpfinicity.tck.onecall;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.mpfinicity.AppTokens;
import io.github.mpfinicity.FinicityAuthenticationException;
import io.github.mpfinicity.tck.Requirement;
import io.github.mpfinicity.tck.archive.Application;
import io.github.mpfinicity.tck.probe.RawVendor;
import io.github.mpfinicity.tck.probe.Vendor;
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
class RedirectedTest {
    @Inject RawVendor raw;
    @Inject Vendor vendor;
    @Inject AppTokens tokens;

    @Deployment
    static WebArchive application() {
        return Application.of(RedirectedTest.class).withRawVendor().archive();
    }

    @Test
    @Requirement(
            id = "ONECALL-07",
            text = "An authentication that is redirected takes the secret nowhere else.",
            source = "vendor: five failures lock the account")
    void status307_sentOnceAndNowhereElse() throws Exception {
        raw.fault(WireFault.REDIRECT);
        assertThatThrownBy(tokens::current).isInstanceOf(FinicityAuthenticationException.class);
        assertThat(raw.requests()).isEqualTo(1);
        assertThat(vendor.elsewhere()).isEmpty();
    }
}
