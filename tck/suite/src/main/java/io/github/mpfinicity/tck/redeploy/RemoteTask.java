package io.github.mpfinicity.tck.redeploy;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mpfinicity.AppToken;
import io.github.mpfinicity.AppTokens;
import io.github.mpfinicity.Partner;
import io.github.mpfinicity.tck.client.Route;
import io.github.mpfinicity.tck.client.Routes;
import io.github.mpfinicity.tck.probe.RepeatedCall;
import io.github.mpfinicity.tck.probe.Vendor;
import io.github.mpfinicity.tck.probe.WireFault;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Startup;
import jakarta.inject.Inject;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * Uses the library as soon as the application has started. No test runs inside, and some servers
 * cannot be asked from outside.
 */
@ApplicationScoped
public class RemoteTask {
    private static final int AFTER_THE_LIBRARY = 5000;

    @Inject Routes routes;
    @Inject Vendor vendor;

    @Inject
    @Partner("stall")
    AppTokens unanswered;

    @Nullable CompletionStage<AppToken> underWay;

    public RemoteTask() {}

    /**
     * Makes a blocking and an asynchronous call. A call without an answer is under way until the
     * application ends; after a redeployment it may be denied, because the record outlives the
     * application.
     */
    void run(@Observes @Priority(AFTER_THE_LIBRARY) Startup start) throws Exception {
        Legacy.leave();
        for (Route route : routes.all()) {
            route.call();
            route.callLater();
        }
        int before = vendor.requests(WireFault.STALL);
        underWay = unanswered.currentAsync();
        CompletableFuture<AppToken> answer = underWay.toCompletableFuture();
        RepeatedCall.untilSuccess(
                () -> {
                    assertThat(answer.isDone() || vendor.requests(WireFault.STALL) > before)
                            .isTrue();
                    return "";
                });
    }
}
