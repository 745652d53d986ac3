package io.github.mpfinicity.core.store;

import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Stores that each break one of the rules. */
final class OddStores {
    private OddStores() {}

    /** Remembers which keys were used, and what for. */
    static class Memory implements PartnerStore {
        final MemoryStore texts = new MemoryStore();
        final Set<String> keys = ConcurrentHashMap.newKeySet();
        final AtomicInteger failures = new AtomicInteger();

        @Override
        public @Nullable String read(String key) {
            keys.add(key);
            if (failures.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
                throw new StoreException("no answer");
            }
            return texts.read(key);
        }

        @Override
        public synchronized boolean compareAndSet(
                String key, @Nullable String expected, String next) {
            return texts.compareAndSet(key, expected, next);
        }

        @Override
        public boolean outlivesProcess() {
            return true;
        }
    }

    static final class CreatesTwice extends Memory {
        @Override
        public synchronized boolean compareAndSet(
                String key, @Nullable String expected, String next) {
            String there = expected == null ? texts.read(key) : expected;
            return super.compareAndSet(key, there, next);
        }
    }

    static final class TakesStale extends Memory {
        @Override
        public synchronized boolean compareAndSet(
                String key, @Nullable String expected, String next) {
            boolean creates = expected == null;
            return super.compareAndSet(key, creates ? null : texts.read(key), next);
        }
    }

    /** As caches do that compare references. */
    static final class WantsTheSameObject extends Memory {
        @Override
        @SuppressWarnings("ReferenceEquality")
        public synchronized boolean compareAndSet(
                String key, @Nullable String expected, String next) {
            boolean same = expected == texts.read(key);
            return same && super.compareAndSet(key, expected, next);
        }
    }

    /** As entry processors do that are not atomic: confirmed, and gone. */
    static final class LosesUpdates extends Memory {
        private int updates;

        @Override
        public synchronized boolean compareAndSet(
                String key, @Nullable String expected, String next) {
            boolean lost = expected != null && ++updates % 3 == 0;
            return lost
                    ? Objects.equals(texts.read(key), expected)
                    : super.compareAndSet(key, expected, next);
        }
    }

    static final class ForgetsAll extends Memory {
        private final Set<String> created = ConcurrentHashMap.newKeySet();

        @Override
        public synchronized boolean compareAndSet(
                String key, @Nullable String expected, String next) {
            return expected == null && created.add(key);
        }
    }

    static final class RefusesWhatItDoes extends Memory {
        private final int every;
        private int updates;

        RefusesWhatItDoes(int every) {
            this.every = every;
        }

        @Override
        public synchronized boolean compareAndSet(
                String key, @Nullable String expected, String next) {
            return super.compareAndSet(key, expected, next) && ++updates % every != 0;
        }
    }

    /** As a database does that fits a text into its column, without an error. */
    static final class ChangesTexts extends Memory {
        private final UnaryOperator<String> change;

        ChangesTexts(UnaryOperator<String> change) {
            this.change = change;
        }

        @Override
        public synchronized boolean compareAndSet(
                String key, @Nullable String expected, String next) {
            return super.compareAndSet(key, expected, change.apply(next));
        }
    }
}
