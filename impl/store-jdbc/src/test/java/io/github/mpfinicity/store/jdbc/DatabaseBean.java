package io.github.mpfinicity.store.jdbc;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Named;
import javax.sql.DataSource;

/** The DataSource of an application; each test sets its own. */
@ApplicationScoped
public class DatabaseBean {
    static volatile DataSource shared = Databases.fresh();
    static volatile DataSource named = Databases.fresh();

    @Produces
    DataSource shared() {
        return shared;
    }

    /** Of one more DataSource; to CDI it has no qualifier either. */
    @ApplicationScoped
    public static class Second {
        @Produces
        @Named("records")
        DataSource named() {
            return named;
        }
    }
}
