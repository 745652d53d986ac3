package io.github.mpfinicity.core.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.Test;

class JvmStoreTest extends PartnerStoreContract {
    private final String apart = UUID.randomUUID() + ".";

    @Override
    protected PartnerStore store() {
        return new JvmStore(apart);
    }

    @Test
    void processEnds_forgotten() {
        assertThat(store().outlivesProcess()).isFalse();
    }

    @Test
    void spacesAndNothing_comeBack() {
        for (String text : new String[] {"", " ", " a\t"}) {
            String key = UUID.randomUUID().toString();
            assertThat(store().compareAndSet(key, null, text)).isTrue();
            assertThat(store().read(key)).isEqualTo(text);
            assertThat(store().compareAndSet(key, text, "next")).isTrue();
        }
    }

    /** Configuration sources and diagnostic tools show those to whoever asks. */
    @Test
    void kept_noSystemProperty() {
        store().compareAndSet("a", null, "kept-text");

        assertThat(System.getProperties().toString()).doesNotContain("kept-text", apart);
    }
}
