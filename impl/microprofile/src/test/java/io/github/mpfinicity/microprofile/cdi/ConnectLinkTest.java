package io.github.mpfinicity.microprofile.cdi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.mpfinicity.AppToken;
import io.github.mpfinicity.AppTokens;
import io.github.mpfinicity.simulator.recording.RecordedRequest;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** A token for work that ends with it. */
class ConnectLinkTest extends LiveFixture {
    private static final Duration LINK = Duration.ofMinutes(100);
    private static final Duration LONGEST = Duration.ofMinutes(115);

    @Test
    void tooOld_oneAuthenticationAndTheOldOneStaysAccepted() throws Exception {
        application.start();
        AppToken old = token();
        advance(Duration.ofMinutes(19));
        assertThat(tokens().current(LINK)).isEqualTo(old);
        advance(Duration.ofMinutes(1).plusNanos(1));
        AppToken young = tokens().current(LINK);

        assertThat(young).isNotEqualTo(old);
        assertThat(tokens().current(LINK)).isEqualTo(young);
        assertVendorCounted(2);
        application.client(Customers.class).list(1);
        assertThat(lastCall().header("Finicity-App-Token")).contains(young.value());
        assertThat(statusWith(old)).isEqualTo(200);
    }

    @Test
    void longestAskable_oneMoreNanosecondIsNot() {
        application.start();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> tokens().current(LONGEST.plusNanos(1)))
                .withMessageContaining("from zero to PT1H55M");
        assertThat(simulator.requests()).isEmpty();

        AppToken first = tokens().current(LONGEST);
        advance(Duration.ofMinutes(5).plusNanos(1));
        assertThat(tokens().current(LONGEST)).isNotEqualTo(first);
        assertVendorCounted(2);
    }

    private AppTokens tokens() {
        return application.get(AppTokens.class);
    }

    private RecordedRequest lastCall() {
        var calls = simulator.requests(path -> path.contains("customers"));
        return calls.get(calls.size() - 1);
    }

    private int statusWith(AppToken token) throws IOException, InterruptedException {
        var target = simulator.baseUri().resolve("/aggregation/v1/customers");
        var call =
                HttpRequest.newBuilder(target)
                        .header("Finicity-App-Key", simulator.partner().appKey())
                        .header("Finicity-App-Token", token.value())
                        .header("Accept", "application/json")
                        .build();
        return HttpClient.newHttpClient().send(call, BodyHandlers.ofString()).statusCode();
    }
}
