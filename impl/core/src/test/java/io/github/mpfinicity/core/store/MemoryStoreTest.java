package io.github.mpfinicity.core.store;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MemoryStoreTest extends PartnerStoreContract {
    private final MemoryStore store = new MemoryStore();

    @Override
    protected PartnerStore store() {
        return store;
    }

    @Test
    void processEnds_forgotten() {
        assertThat(store.outlivesProcess()).isFalse();
    }
}
