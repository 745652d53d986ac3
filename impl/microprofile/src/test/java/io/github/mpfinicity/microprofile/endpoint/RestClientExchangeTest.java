package io.github.mpfinicity.microprofile.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mpfinicity.core.gateway.Outcome;
import io.github.mpfinicity.core.time.Clocks;
import io.github.mpfinicity.core.time.Moment;
import io.github.mpfinicity.microprofile.config.Settings;
import io.github.mpfinicity.microprofile.config.TestConfig;
import java.io.IOException;
import java.time.Instant;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class RestClientExchangeTest extends GatewayContract {
    @Override
    Exchange.Factory engine() {
        return RestClientExchange::open;
    }

    @Test
    void bodyThatDribbles_endedByTheDeadline() throws IOException {
        RawVendor.Behaviour dribble =
                (socket, number) -> {
                    RawVendor.write(socket, "HTTP/1.1 403 X\r\nContent-Length: 99\r\n\r\n ");
                };
        var seconds = new AtomicLong();
        Clocks inAHurry = () -> new Moment(Instant.EPOCH, seconds.getAndAdd(15) * 1_000_000_000L);
        try (var vendor = new RawVendor(dribble)) {
            Settings settings =
                    Settings.load(TestConfig.of("finicity.base-uri", vendor.uri().toString()));
            try (var gateway = new RestPartnerGateway(settings, inAHurry, engine())) {
                assertThat(gateway.authenticate(CREDENTIALS)).isInstanceOf(Outcome.Unknown.class);
            }
            assertThat(seconds.get()).isLessThan(100);
        }
    }

    @Test
    void headThatDribbles_endedByTheDeadline() throws IOException {
        RawVendor.Behaviour dribble =
                (socket, number) -> {
                    RawVendor.write(socket, "HTTP/1.1 200 OK\r\nX-Pad: ");
                    while (true) {
                        RawVendor.write(socket, "x");
                    }
                };
        try (var vendor = new RawVendor(dribble)) {
            Outcome outcome =
                    authenticate(
                            vendor.uri(),
                            "finicity.deadline",
                            "PT0.5S",
                            "finicity.connect-timeout",
                            "PT0.5S");
            assertThat(outcome).isInstanceOf(Outcome.Unknown.class);
        }
    }

    @Test
    void afterOneGivenUp_nextWorksOnAnyThread() throws Exception {
        RawVendor.Behaviour firstStalls =
                (socket, number) ->
                        RawVendor.write(
                                socket,
                                "HTTP/1.1 200 OK\r\nContent-Length: 32\r\n\r\n"
                                        + (number == 1 ? "" : "{\"token\":\"" + TOKEN + "\"}"));
        String[] quick = {"finicity.deadline", "PT0.5S", "finicity.connect-timeout", "PT0.5S"};
        try (var vendor = new RawVendor(firstStalls);
                RestPartnerGateway gateway = gateway(vendor.uri(), quick)) {
            var outcomes = new LinkedBlockingQueue<Outcome>();
            var thread =
                    new Thread(
                            () -> {
                                outcomes.add(gateway.authenticate(CREDENTIALS));
                                outcomes.add(gateway.authenticate(CREDENTIALS));
                            });
            thread.setContextClassLoader(ClassLoader.getPlatformClassLoader());
            thread.start();
            assertThat(outcomes.poll(10, TimeUnit.SECONDS)).isInstanceOf(Outcome.Unknown.class);
            assertThat(outcomes.poll(10, TimeUnit.SECONDS)).isEqualTo(new Outcome.Accepted(TOKEN));
        }
    }

    @Test
    void applicationsOwnProvidersAreHostile_stillReadAndWritten() {
        try (var hostile = HostileListener.active()) {
            assertThat(authenticateAt(200, "{\"token\":\"" + TOKEN + "\"}"))
                    .isEqualTo(new Outcome.Accepted(TOKEN));
            assertThat(authenticateAt(500, "{\"code\":24302}")).isEqualTo(new Outcome.Locked(500));
            assertThat(authenticateAt(403, "{\"code\":10405}"))
                    .isEqualTo(new Outcome.Unexplained(403, "10405"));
            assertThat(hostile.clients()).isEqualTo(3);
        }
    }
}
