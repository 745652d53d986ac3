package io.github.mpfinicity.store.jdbc;

import static io.github.mpfinicity.store.jdbc.Databases.meaning;
import static io.github.mpfinicity.store.jdbc.Databases.run;
import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.EnumMap;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What three engines that run in this JVM really say. */
@Timeout(60)
class SqlMeaningTest {
    private static final Map<Engine, String> URLS = new EnumMap<>(Engine.class);

    enum Engine {
        H2("jdbc:h2:mem:%s;LOCK_TIMEOUT=50"),
        HSQLDB("jdbc:hsqldb:mem:%s;hsqldb.tx=mvcc"),
        DERBY("jdbc:derby:memory:%s;create=true");

        private final String url;

        Engine(String url) {
            this.url = url;
        }
    }

    @BeforeAll
    static void tables() throws SQLException {
        for (Engine engine : Engine.values()) {
            URLS.put(engine, engine.url.formatted(UUID.randomUUID()));
            try (Connection app = connect(engine, "APP")) {
                new PartnerTable("finicity_partner").create(app);
                run(app, "INSERT INTO finicity_partner VALUES ('a', 1, 'one')");
                if (engine == Engine.H2) {
                    run(app, "SET DB_CLOSE_DELAY -1");
                }
                if (engine != Engine.DERBY) {
                    run(app, "CREATE USER READER PASSWORD 'word'");
                }
                run(app, "CREATE TABLE readable (partner VARCHAR(64))");
                run(app, "GRANT SELECT ON readable TO READER");
            }
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            textBlock =
                    """
                    H2 | SELECT ver FROM other | NO_TABLE
                    HSQLDB | SELECT ver FROM other | NOT_FOUND
                    DERBY | SELECT ver FROM other | NO_TABLE
                    H2 | SELECT ver FROM nowhere.other | NO_TABLE
                    HSQLDB | SELECT ver FROM nowhere.other | NOT_FOUND
                    DERBY | SELECT ver FROM nowhere.other | NO_TABLE
                    H2 | SELECT ver FROM readable | NO_COLUMN
                    HSQLDB | SELECT ver FROM readable | NOT_FOUND
                    DERBY | SELECT ver FROM readable | NO_COLUMN
                    H2 | UPDATE readable SET ver = 1 | NO_COLUMN
                    HSQLDB | UPDATE readable SET ver = 1 | NOT_FOUND
                    DERBY | UPDATE readable SET ver = 1 | NO_COLUMN
                    H2 | INSERT INTO finicity_partner VALUES ('a', 1, 'one') | VIOLATION
                    HSQLDB | INSERT INTO finicity_partner VALUES ('a', 1, 'one') | VIOLATION
                    DERBY | INSERT INTO finicity_partner VALUES ('a', 1, 'one') | VIOLATION
                    """)
    void told(Engine engine, String sql, SqlMeaning meaning) throws SQLException {
        try (Connection app = connect(engine, "APP")) {
            assertThat(meaning(app, sql)).isEqualTo(meaning);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            textBlock =
                    """
                    H2 | SELECT ver FROM public.finicity_partner | NO_RIGHT
                    HSQLDB | SELECT ver FROM public.finicity_partner | NOT_FOUND
                    DERBY | SELECT ver FROM app.finicity_partner | NO_RIGHT
                    H2 | UPDATE public.readable SET partner = '' | NO_RIGHT
                    HSQLDB | UPDATE public.readable SET partner = '' | NOT_FOUND
                    DERBY | UPDATE app.readable SET partner = '' | NO_RIGHT
                    H2 | INSERT INTO public.readable VALUES ('') | NO_RIGHT
                    HSQLDB | INSERT INTO public.readable VALUES ('') | NOT_FOUND
                    DERBY | INSERT INTO app.readable VALUES ('') | NO_RIGHT
                    H2 | CREATE TABLE public.another (partner VARCHAR(64)) | NO_RIGHT
                    HSQLDB | CREATE TABLE public.another (partner VARCHAR(64)) | NOT_FOUND
                    DERBY | CREATE TABLE app.another (partner VARCHAR(64)) | NO_RIGHT
                    """)
    void toldToAUserWithoutTheRight(Engine engine, String sql, SqlMeaning meaning)
            throws SQLException {
        try (Connection reader = connect(engine, "READER")) {
            run(
                    reader,
                    "SELECT partner FROM "
                            + (engine == Engine.DERBY ? "app" : "public")
                            + ".readable");

            assertThat(meaning(reader, sql)).isEqualTo(meaning);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            textBlock =
                    """
                    HSQLDB | UPDATE finicity_partner SET ver = 2 | READ_ONLY
                    DERBY | UPDATE finicity_partner SET ver = 2 | READ_ONLY
                    DERBY | CREATE TABLE another (partner VARCHAR(64)) | READ_ONLY
                    """)
    void toldOnAReadOnlyConnection(Engine engine, String sql, SqlMeaning meaning)
            throws SQLException {
        try (Connection app = connect(engine, "APP")) {
            app.setReadOnly(true);

            assertThat(meaning(app, sql)).isEqualTo(meaning);
        }
    }

    /** H2 and Derby make the second one wait, and give it up; HSQLDB lets the first one read on. */
    @ParameterizedTest
    @CsvSource({"H2, OTHER", "HSQLDB, ROLLED_BACK", "DERBY, ROLLED_BACK"})
    void twoWritesMeet(Engine engine, SqlMeaning meaning) throws SQLException {
        try (Connection first = connect(engine, "APP");
                Connection second = connect(engine, "APP")) {
            for (Connection each : new Connection[] {first, second}) {
                each.setAutoCommit(false);
                each.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
            }
            run(second, "SELECT COUNT(*) FROM readable");
            run(first, "UPDATE finicity_partner SET ver = 2");
            if (engine == Engine.HSQLDB) {
                first.commit();
            }

            assertThat(meaning(second, "UPDATE finicity_partner SET ver = 3")).isEqualTo(meaning);
            second.rollback();
            first.rollback();
        }
    }

    private static Connection connect(Engine engine, String user) throws SQLException {
        return DriverManager.getConnection(URLS.get(engine), user, "word");
    }
}
