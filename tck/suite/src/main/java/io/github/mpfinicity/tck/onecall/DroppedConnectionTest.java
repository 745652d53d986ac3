package io.github.mpfinicity.tck.onecall;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.mpfinicity.AppTokens;
import io.github.mpfinicity.FinicityUnavailableException;
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
class DroppedConnectionTest {
    @Inject RawVendor raw;
    @Inject AppTokens tokens;

    @Deployment
    static WebArchive application() {
        return Application.of(DroppedConnectionTest.class).withRawVendor().archive();
    }

    @Test
    @Requirement(
            id = "ONECALL-01",
            text =
                    "An authentication whose connection is closed without an answer is not sent"
                            + " again.",
            source = "vendor: five failures lock the account")
    void droppedConnection_sentOnce() throws Exception {
        raw.fault(WireFault.DROP);
        assertThatThrownBy(tokens::current).isInstanceOf(FinicityUnavailableException.class);
        assertThat(raw.requests()).isEqualTo(1);
    }
}
