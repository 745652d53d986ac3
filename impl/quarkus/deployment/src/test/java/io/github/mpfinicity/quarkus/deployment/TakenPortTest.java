package io.github.mpfinicity.quarkus.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.QuarkusDevModeTest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.logging.LogRecord;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Another program has the port that was chosen for the simulator. */
class TakenPortTest {
    private static final ServerSocket OTHER = other();

    @RegisterExtension
    static final QuarkusDevModeTest APPLICATION =
            new QuarkusDevModeTest()
                    .setLogRecordPredicate(
                            record -> record.getLoggerName().contains("SimulatorService"))
                    .withApplicationRoot(
                            jar ->
                                    jar.addClasses(Customers.class, CustomersResource.class)
                                            .addAsResource(
                                                    new StringAsset(
                                                            "quarkus.finicity.devservices.port="
                                                                    + OTHER.getLocalPort()),
                                                    "application.properties"));

    @Test
    @Timeout(300)
    void portIsTaken_anotherOneAndAWarning() throws Exception {
        assertThat(DevMode.get("/customers").statusCode()).isEqualTo(200);
        assertThat(APPLICATION.getLogRecords())
                .extracting(LogRecord::getMessage)
                .anyMatch(it -> it.contains("quarkus.finicity.devservices.port cannot be had"));
    }

    private static ServerSocket other() {
        try {
            return new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
