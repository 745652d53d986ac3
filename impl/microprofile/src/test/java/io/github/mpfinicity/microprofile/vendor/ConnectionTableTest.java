package io.github.mpfinicity.microprofile.vendor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.github.mpfinicity.GracePeriod;
import io.github.mpfinicity.core.vendor.Outcome;
import io.github.mpfinicity.microprofile.config.Certificates;
import io.github.mpfinicity.microprofile.vendor.CuttingVendor.End;
import io.github.mpfinicity.microprofile.vendor.CuttingVendor.Place;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What may have been read is never "not sent", wherever and however a connection ends. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class ConnectionTableTest extends GatewayFixture {
    private static final List<String> CALLS = List.of("POST", "PUT");
    private static final List<String> PROTOCOLS = List.of("TLSv1.2", "TLSv1.3");
    private static final List<End> BREAKS = List.of(End.RESET, End.CLOSE, End.HALF_CLOSE);

    @TempDir static Path folder;
    private static SSLContext context;
    private static String trustStore = "";

    @BeforeAll
    static void makeCertificate() throws Exception {
        Path localhost = Certificates.keyStore(folder, "dns:localhost,ip:127.0.0.1");
        context = Certificates.context(localhost);
        trustStore = Certificates.trustStore(localhost).toUri().toString();
    }

    /** The last is what must be told; null where it depends on which of the two was faster. */
    static Stream<Arguments> rows() {
        List<Arguments> rows = new ArrayList<>();
        for (String call : CALLS) {
            for (End end : BREAKS) {
                rows.add(arguments(call, "none", Place.CONNECTION, end, null));
                rows.add(arguments(call, "none", Place.HALF_REQUEST, end, "Unknown"));
                rows.add(arguments(call, "none", Place.REQUEST, end, "Unknown"));
            }
            for (String protocol : PROTOCOLS) {
                // With 1.3 a client is finished when it has heard the server once.
                String early = protocol.equals("TLSv1.2") ? "NotSent" : null;
                for (End end : BREAKS) {
                    rows.add(arguments(call, protocol, Place.CONNECTION, end, "NotSent"));
                    rows.add(arguments(call, protocol, Place.CLIENT_HELLO, end, "NotSent"));
                    rows.add(arguments(call, protocol, Place.SERVER_HELLO, end, early));
                    rows.add(arguments(call, protocol, Place.HANDSHAKE, end, null));
                    rows.add(arguments(call, protocol, Place.HALF_REQUEST, end, "Unknown"));
                    rows.add(arguments(call, protocol, Place.REQUEST, end, "Unknown"));
                }
                Place refused = Place.NO_CLIENT_CERTIFICATE;
                rows.add(arguments(call, protocol, refused, End.CLOSE, early));
            }
        }
        return rows.stream();
    }

    @ParameterizedTest
    @MethodSource("rows")
    void connectionEnds_notSentOnlyIfNothingArrived(
            String call, String protocol, Place place, End end, String expected) throws Exception {
        try (CuttingVendor vendor = vendor(protocol, place, end)) {
            Outcome outcome = call(call, vendor.uri());
            boolean arrived = vendor.arrived();
            assertThat(outcome).isInstanceOfAny(Outcome.NotSent.class, Outcome.Unknown.class);
            if (expected != null) {
                assertThat(outcome.getClass().getSimpleName()).isEqualTo(expected);
            }
            assertThat(arrived && outcome instanceof Outcome.NotSent).isFalse();
            // Without TLS a client that was refused while it connected connects once more.
            assertThat(vendor.connections.get()).isBetween(1, protocol.equals("none") ? 2 : 1);
        }
    }

    static Stream<Arguments> callsAndProtocols() {
        return CALLS.stream().flatMap(c -> PROTOCOLS.stream().map(p -> arguments(c, p)));
    }

    @ParameterizedTest
    @MethodSource("callsAndProtocols")
    void handshakeGoesOnAfterGivingUp_nothingComes(String call, String protocol) throws Exception {
        try (var vendor = vendor(protocol, Place.HANDSHAKE, End.LATE_HANDSHAKE)) {
            assertThat(call(call, vendor.uri(), QUICK)).isInstanceOf(Outcome.NotSent.class);
            assertThat(vendor.arrived()).isFalse();
        }
    }

    @ParameterizedTest
    @MethodSource("callsAndProtocols")
    void interruptedDuringTheHandshake_notSent(String call, String protocol) throws Exception {
        try (var vendor = vendor(protocol, Place.HANDSHAKE, End.LATE_HANDSHAKE)) {
            var stillInterrupted = new AtomicBoolean();
            var outcome =
                    new FutureTask<>(
                            () -> {
                                Outcome ended = call(call, vendor.uri());
                                stillInterrupted.set(Thread.currentThread().isInterrupted());
                                return ended;
                            });
            var caller = new Thread(outcome);
            caller.start();
            while (vendor.connections.get() == 0 && caller.isAlive()) {
                Thread.onSpinWait();
            }
            caller.interrupt();

            assertThat(outcome.get())
                    .isEqualTo(new Outcome.NotSent("interrupted before it was sent"));
            assertThat(stillInterrupted).isTrue();
            assertThat(vendor.arrived()).isFalse();
        }
    }

    @ParameterizedTest
    @MethodSource("callsAndProtocols")
    void vendors407InTheTunnelOfAProxy_isAnAnswer(String call, String protocol) throws Exception {
        try (var vendor = vendor(protocol, Place.REQUEST, End.STATUS_407);
                var proxy = new TunnelProxy(vendor.port())) {
            String[] through = {"finicity-auth/mp-rest/proxyAddress", proxy.address()};
            Outcome outcome = call(call, vendor.uri(), through);
            assertThat(outcome)
                    .isEqualTo(
                            call.equals("POST")
                                    ? new Outcome.Unexplained(407, null)
                                    : new Outcome.Unknown("status 407", null, 407));
            assertThat(vendor.arrived()).isTrue();
            assertThat(vendor.connections).hasValue(1);
        }
    }

    private static CuttingVendor vendor(String protocol, Place place, End end) throws Exception {
        return new CuttingVendor(protocol.equals("none") ? null : context, protocol, place, end);
    }

    private Outcome call(String call, URI uri, String... more) {
        String[] settings = Arrays.copyOf(more, more.length + 4);
        settings[more.length] = "finicity-auth/mp-rest/trustStore";
        settings[more.length + 1] = trustStore;
        settings[more.length + 2] = "finicity-auth/mp-rest/trustStorePassword";
        settings[more.length + 3] = Certificates.PASSWORD;
        return call.equals("POST")
                ? authenticate(uri, settings)
                : change(uri, GracePeriod.NONE, settings);
    }
}
