package io.github.mpfinicity.microprofile.runtime;

import io.github.mpfinicity.core.store.PartnerStore;
import io.github.mpfinicity.core.store.StoreEngine;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/** A store that lives in test classes alone, and may take five seconds for an operation. */
public final class ShelfEngine implements StoreEngine {
    static final String BOARD = "finicity.store.shelf.board";
    static final Map<String, PartnerStore> BOARDS = new ConcurrentHashMap<>();

    @Override
    public String name() {
        return "shelf";
    }

    @Override
    public Set<String> settings() {
        return Set.of(BOARD);
    }

    @Override
    public Duration longestOperation() {
        return Duration.ofSeconds(5);
    }

    @Override
    public PartnerStore open(Map<String, String> settings, Executor threads) {
        String board = settings.getOrDefault(BOARD, "top");
        if (board.equals("none")) {
            throw new IllegalArgumentException(
                    BOARD + " is \"none\": it must be the name of a board, for example top");
        }
        return BOARDS.computeIfAbsent(board, name -> new Shelf(new ConcurrentHashMap<>()));
    }

    private record Shelf(Map<String, String> texts) implements PartnerStore {
        @Override
        public @Nullable String read(String key) {
            return texts.get(key);
        }

        @Override
        public synchronized boolean compareAndSet(
                String key, @Nullable String expected, String next) {
            boolean unchanged = Objects.equals(texts.get(key), expected);
            if (unchanged) {
                texts.put(key, next);
            }
            return unchanged;
        }

        @Override
        public boolean outlivesProcess() {
            return false;
        }
    }
}
