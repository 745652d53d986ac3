package io.github.mpfinicity.microprofile.cdi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.mpfinicity.AppTokens;
import io.github.mpfinicity.FinicityUnavailableException;
import io.github.mpfinicity.simulator.FinicitySimulator;
import java.net.ConnectException;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What the transport threw is attached to what callers catch. */
@Timeout(60)
class CauseTest {
    private final FinicitySimulator simulator = FinicitySimulator.start();
    private final Application application = Application.of(simulator);

    @AfterEach
    void end() {
        application.close();
        simulator.close();
    }

    @Test
    void refusedConnection_causeOfEveryCaller() {
        simulator.close();
        application.start();
        AppTokens tokens = application.get(AppTokens.class);

        assertRefused(catchThrowable(tokens::current));
        assertRefused(catchThrowable(tokens::current));
        assertRefused(catchThrowable(() -> application.client(Customers.class).list(1)));
        Throwable later = catchThrowable(() -> tokens.currentAsync().toCompletableFuture().get());
        assertThat(later).isInstanceOf(ExecutionException.class);
        assertRefused(later.getCause());
    }

    private static void assertRefused(Throwable failure) {
        assertThat(failure)
                .isInstanceOf(FinicityUnavailableException.class)
                .hasMessageContaining("the connection was refused")
                .cause()
                .isInstanceOf(ConnectException.class);
    }
}
