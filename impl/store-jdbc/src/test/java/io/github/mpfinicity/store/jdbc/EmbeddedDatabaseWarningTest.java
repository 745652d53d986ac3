package io.github.mpfinicity.store.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EmbeddedDatabaseWarningTest {
    @ParameterizedTest
    @CsvSource({
        "jdbc:h2:mem:x;USER=sa;PASSWORD=top-secret, jdbc:h2:mem:",
        "jdbc:h2:file:/data/x, jdbc:h2:file:",
        "jdbc:h2:~/x;PASSWORD=top-secret, jdbc:h2:",
        "jdbc:derby:memory:x;create=true, jdbc:derby:memory:",
        "jdbc:derby:x;password=top-secret, jdbc:derby:",
        "jdbc:hsqldb:mem:x, jdbc:hsqldb:mem:",
        "jdbc:hsqldb:file:/data/x;password=top-secret, jdbc:hsqldb:file:",
        "jdbc:sqlite:/data/x, jdbc:sqlite:"
    })
    void insideTheNode_itsKindAndNothingElse(String url, String kind) {
        assertThat(EmbeddedDatabaseWarning.kind(url)).isEqualTo(kind);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "jdbc:h2:tcp://db/x",
                "jdbc:h2:ssl://db/x",
                "jdbc:derby://db:1527/x",
                "jdbc:hsqldb:hsql://db/x",
                "jdbc:hsqldb:https://db/x",
                "jdbc:postgresql://db/x",
                "jdbc:oracle:thin:@db:1521/x"
            })
    void server_nothing(String url) {
        assertThat(EmbeddedDatabaseWarning.kind(url)).isNull();
    }
}
