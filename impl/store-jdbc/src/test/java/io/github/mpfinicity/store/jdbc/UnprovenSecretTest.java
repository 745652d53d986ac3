package io.github.mpfinicity.store.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mpfinicity.core.session.UnprovenSecret;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** As with the other stores: a secret that never worked arrives three times at most. */
@Timeout(120)
class UnprovenSecretTest {
    @ParameterizedTest(name = "{0} callers")
    @ValueSource(ints = {1, 12})
    void mixedAnswers(int callers) {
        JdbcStore store = Databases.store(Databases.fresh());

        assertThat(new UnprovenSecret(store, callers, UnprovenSecret.passing(), 2).sends())
                .isBetween(1, 3);
    }
}
