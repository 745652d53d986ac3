package io.github.mpfinicity.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.mpfinicity.simulator.authentication.SimulatedPartner;
import io.github.mpfinicity.simulator.relay.FaultRelay;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class FinicitySimulatorTest {

    @Test
    void madeUpPartner_looksLikeOneOfTheVendor() {
        var partner = SimulatedPartner.madeUp();

        assertThat(partner.id()).matches("\\d{13}");
        assertThat(partner.secret()).matches("(?=.*\\d)(?=.*[A-Za-z])[A-Za-z0-9]{20}");
        assertThat(partner.appKey()).matches("[0-9a-f]{32}");
    }

    @Test
    void samePartnerTwice_illegal() {
        try (var simulator = FinicitySimulator.start()) {
            assertThatThrownBy(() -> simulator.add(SimulatedPartner.madeUp()))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining(simulator.partner().id());
        }
    }

    @Test
    void takenPort_saysSo() {
        try (var first = FinicitySimulator.start()) {
            var second = FinicitySimulator.builder().port(first.baseUri().getPort());

            assertThatThrownBy(second::start)
                    .isInstanceOf(UncheckedIOException.class)
                    .hasMessageContaining("port " + first.baseUri().getPort());
        }
    }

    @Test
    void closedTwice_refusesConnections() {
        var simulator = FinicitySimulator.start();
        simulator.close();
        simulator.close();

        assertThatThrownBy(() -> new TestClient(simulator).authenticate())
                .isInstanceOf(ConnectException.class);
    }

    /** The loopback address of such a JVM is another one than the simulator announces. */
    @Test
    void jvmThatPrefersIpv6_reachedAtItsAddress() throws Exception {
        var path = System.getProperty("java.class.path");
        var main = List.of("-Djava.net.preferIPv6Addresses=true", "-cp", path);
        try (var process = OwnProcess.start(main, Relayed.class.getName())) {
            assertThat(process.lineWith("authenticated: ")).isEqualTo("authenticated: 200");
        }
    }

    /** Authenticates at a simulator through a relay. */
    static final class Relayed {

        public static void main(String[] none) throws Exception {
            try (var simulator = FinicitySimulator.start();
                    var relay = FaultRelay.to(simulator.baseUri())) {
                var answer = new TestClient(simulator, relay.uri()).authenticate();
                System.out.println("authenticated: " + answer.statusCode());
            } catch (IOException e) {
                System.out.println("authenticated: " + e);
            }
        }
    }

    @Test
    void foreignContextClassLoader_jsonFoundNevertheless() throws Exception {
        var thread = Thread.currentThread();
        var before = thread.getContextClassLoader();
        thread.setContextClassLoader(ClassLoader.getPlatformClassLoader());
        try (var simulator = FinicitySimulator.start()) {
            assertThat(new TestClient(simulator).authenticate().statusCode()).isEqualTo(200);
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    @Test
    void withoutJUnitOnTheClassPath_starts() throws Exception {
        try (var loader = new URLClassLoader(withoutJUnit(), platform())) {
            var type = loader.loadClass(FinicitySimulator.class.getName());
            var simulator = type.getMethod("start").invoke(null);
            try {
                assertThat((URI) type.getMethod("baseUri").invoke(simulator)).hasScheme("http");
            } finally {
                ((AutoCloseable) simulator).close();
            }
            assertThatThrownBy(() -> loader.loadClass("org.junit.jupiter.api.Test"))
                    .isInstanceOf(ClassNotFoundException.class);
        }
    }

    private static ClassLoader platform() {
        return ClassLoader.getPlatformClassLoader();
    }

    private static URL[] withoutJUnit() throws Exception {
        var urls = new ArrayList<URL>();
        for (var path : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
            if (!path.contains("junit")) {
                urls.add(new File(path).toURI().toURL());
            }
        }
        return urls.toArray(URL[]::new);
    }
}
