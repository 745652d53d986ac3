package io.github.mpfinicity.store.jdbc;

import io.github.mpfinicity.core.store.PartnerStore;
import io.github.mpfinicity.core.store.StoreEngine;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executor;

/** Makes {@link JdbcStore}s of the settings under {@code finicity.store.jdbc}. */
public final class JdbcEngine implements StoreEngine {
    static final String DATA_SOURCE = "finicity.store.jdbc.data-source";
    static final String TABLE = "finicity.store.jdbc.table";
    static final String CREATE_TABLE = "finicity.store.jdbc.create-table";

    private static final String STANDARD_TABLE = "finicity_partner";

    /** A table name that needs no quotes in any database, with or without a schema. */
    private static final String TABLES =
            "[A-Za-z][A-Za-z0-9_]{0,62}(\\.[A-Za-z][A-Za-z0-9_]{0,62})?";

    public JdbcEngine() {}

    @Override
    public String name() {
        return "jdbc";
    }

    @Override
    public Set<String> settings() {
        return Set.of(DATA_SOURCE, TABLE, CREATE_TABLE);
    }

    @Override
    public Duration longestOperation() {
        return JdbcStore.DEADLINE;
    }

    /** Looks up the DataSource at once, because the caller has the application's naming context. */
    @Override
    public PartnerStore open(Map<String, String> settings, Executor threads) {
        String table = settings.getOrDefault(TABLE, STANDARD_TABLE);
        String create = settings.getOrDefault(CREATE_TABLE, "false");
        require(
                table.matches(TABLES),
                TABLE,
                table,
                "the name of a table, of at most 63 letters, digits and underscores after a letter,"
                        + " perhaps with a schema and a dot in front, for example"
                        + " finicity_partner");
        require(
                create.matches("true|false"),
                CREATE_TABLE,
                create,
                "true or false, for example false");
        return new JdbcStore(
                DataSources.find(settings.get(DATA_SOURCE)),
                table,
                Boolean.parseBoolean(create),
                threads);
    }

    private static void require(boolean possible, String setting, String value, String rule) {
        if (!possible) {
            throw new IllegalArgumentException(
                    setting + " is \"" + value + "\": it must be " + rule);
        }
    }
}
