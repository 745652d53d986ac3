package io.github.mpfinicity.core.vendor;

import io.github.mpfinicity.GracePeriod;
import io.github.mpfinicity.PartnerCredentials;
import io.github.mpfinicity.PartnerSecret;
import io.github.mpfinicity.core.credentials.CredentialPart;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

/** Accepts one secret, counts, and can be held still: whoever calls waits at the gate. */
public final class FakeVendor implements PartnerGateway {
    public final AtomicInteger calls = new AtomicInteger();
    public final CountDownLatch entered = new CountDownLatch(1);
    public volatile CountDownLatch gate = new CountDownLatch(0);
    public volatile String rightSecret = "right-secret";
    public volatile Outcome failure;
    public volatile boolean broken;
    public volatile String padding = "";
    public volatile Outcome changeFailure;
    public volatile boolean appliesAnyway;

    @Override
    public Outcome changeSecret(PartnerCredentials current, PartnerSecret next, GracePeriod grace) {
        Outcome outcome = authenticate(current);
        Outcome answer = changeFailure;
        boolean applied = outcome instanceof Outcome.Accepted && (answer == null || appliesAnyway);
        if (applied) {
            rightSecret = next.value();
        }
        if (answer != null) {
            return answer;
        }
        return applied ? new Outcome.Changed() : outcome;
    }

    @Override
    public Outcome authenticate(PartnerCredentials credentials) {
        // First: whoever sees the call counted may change the gate for the next one.
        CountDownLatch here = gate;
        int call = calls.incrementAndGet();
        entered.countDown();
        try {
            here.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Outcome.Unknown("interrupted");
        }
        if (broken) {
            throw new IllegalStateException(credentials.partnerSecret().value());
        }
        if (failure != null) {
            return failure;
        }
        return credentials.partnerSecret().value().equals(rightSecret)
                ? new Outcome.Accepted("token-" + call + padding)
                : new Outcome.Rejected(CredentialPart.PARTNER_SECRET, 401, "10001");
    }
}
