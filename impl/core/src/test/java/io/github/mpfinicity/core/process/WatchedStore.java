package io.github.mpfinicity.core.process;

import io.github.mpfinicity.core.credentials.CredentialPart;
import io.github.mpfinicity.core.store.PartnerStore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** Tells when the turn was tried in vain, and when a rejection has been written. */
record WatchedStore(PartnerStore store, NodeMain.Positions where) implements PartnerStore {
    @Override
    public @Nullable String read(String key) {
        return store.read(key);
    }

    @Override
    public boolean compareAndSet(String key, @Nullable String expected, String next) {
        boolean done = store.compareAndSet(key, expected, next);
        if (done && next.contains(CredentialPart.PARTNER_SECRET.name())) {
            where.at("settled");
        }
        return done;
    }

    @Override
    public boolean outlivesProcess() {
        return store.outlivesProcess();
    }

    @Override
    public Turn turn(String key, BooleanSupplier givenUp) {
        var asked = new AtomicInteger();
        return store.turn(
                key,
                () -> {
                    if (asked.incrementAndGet() == 2) {
                        where.waiting();
                    }
                    return givenUp.getAsBoolean();
                });
    }
}
