package io.github.mpfinicity.store.jdbc;

import io.github.mpfinicity.core.store.PartnerStore;
import io.github.mpfinicity.core.store.StoreEngine;
import java.util.Map;
import java.util.concurrent.Executor;

/** Makes {@link JdbcStore}s of the settings under {@code finicity.store.jdbc}. */
public final class JdbcEngine implements StoreEngine {
    private static final String TABLE = "finicity_partner";

    /** For the service loader. */
    public JdbcEngine() {}

    @Override
    public String name() {
        return "jdbc";
    }

    /** The DataSource is looked up here, where the caller's naming context is the application's. */
    @Override
    public PartnerStore open(Map<String, String> settings, Executor threads) {
        return new JdbcStore(
                DataSources.find(settings.get("data-source")),
                settings.getOrDefault("table", TABLE),
                Boolean.parseBoolean(settings.get("create-table")),
                threads);
    }
}
