package io.github.mpfinicity.store.jdbc.fleet;

import io.github.mpfinicity.simulator.FinicitySimulator;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Keeps an authentication in the air until all nodes have been refused: whoever means to renew,
 * too, does so meanwhile.
 */
final class Burst {
    private final FinicitySimulator vendor;
    private final AtomicInteger inTheAir = new AtomicInteger();
    private final AtomicInteger most = new AtomicInteger();
    private volatile CountDownLatch refusals = new CountDownLatch(0);

    Burst(FinicitySimulator vendor) {
        this.vendor = vendor;
        vendor.onAuthentication()
                .always(
                        (request, honest) -> {
                            most.accumulateAndGet(inTheAir.incrementAndGet(), Math::max);
                            refusals.await();
                            try {
                                return honest.take();
                            } finally {
                                inTheAir.decrementAndGet();
                            }
                        });
        vendor.onBusiness()
                .always(
                        (request, honest) -> {
                            var reply = honest.take();
                            if (reply.status() == 401) {
                                refusals.countDown();
                            }
                            return reply;
                        });
    }

    /** The present token dies. */
    void begin(int nodes) {
        refusals = new CountDownLatch(nodes);
        vendor.revokeTokens();
    }

    /** How many authentications were in the air at the same time, at most. */
    int most() {
        return most.get();
    }
}
