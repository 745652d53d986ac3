package io.github.mpfinicity.core.store;

import io.github.mpfinicity.core.observe.Observers;
import io.github.mpfinicity.core.observe.PartnerObserver.StoreOperation;
import io.github.mpfinicity.core.observe.PartnerObserver.StoreResult;
import io.github.mpfinicity.core.time.Clocks;
import io.github.mpfinicity.core.time.Moment;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** Tells observers how long each operation of a store took, and how it ended. */
public final class ObservedStore implements PartnerStore {
    private final PartnerStore store;
    private final Observers observers;
    private final Clocks clocks;

    /** Of one partner. */
    public ObservedStore(PartnerStore store, Observers observers, Clocks clocks) {
        this.store = store;
        this.observers = observers;
        this.clocks = clocks;
    }

    @Override
    public @Nullable String read(String key) {
        if (observers.areAbsent()) {
            return store.read(key);
        }
        Moment began = clocks.now();
        StoreResult result = StoreResult.FAILED;
        try {
            String text = store.read(key);
            result = StoreResult.DONE;
            return text;
        } finally {
            ended(StoreOperation.READ, result, began);
        }
    }

    @Override
    public boolean compareAndSet(String key, @Nullable String expected, String next) {
        if (observers.areAbsent()) {
            return store.compareAndSet(key, expected, next);
        }
        Moment began = clocks.now();
        StoreResult result = StoreResult.FAILED;
        try {
            boolean done = store.compareAndSet(key, expected, next);
            result = done ? StoreResult.DONE : StoreResult.LOST_RACE;
            return done;
        } finally {
            ended(StoreOperation.COMPARE_AND_SET, result, began);
        }
    }

    @Override
    public boolean outlivesProcess() {
        return store.outlivesProcess();
    }

    /** A store without turns has done nothing. Who has given up has lost it to somebody else. */
    @Override
    public @Nullable Turn turn(String key, BooleanSupplier givenUp) {
        if (observers.areAbsent()) {
            return store.turn(key, givenUp);
        }
        Moment began = clocks.now();
        try {
            Turn turn = store.turn(key, givenUp);
            if (turn != null) {
                ended(StoreOperation.LOCK, StoreResult.DONE, began);
            }
            return turn;
        } catch (Throwable e) {
            boolean lost = givenUp.getAsBoolean();
            ended(StoreOperation.LOCK, lost ? StoreResult.LOST_RACE : StoreResult.FAILED, began);
            throw e;
        }
    }

    private void ended(StoreOperation operation, StoreResult result, Moment began) {
        Duration took = clocks.now().since(began);
        observers.tell(it -> it.storeOperationEnded(operation, result, took));
    }
}
