package io.github.mpfinicity.store.jdbc;

import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.literal.NamedLiteral;
import jakarta.enterprise.inject.spi.CDI;
import java.util.function.Function;
import javax.naming.InitialContext;
import javax.naming.NamingException;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Finds the application's DataSource. */
final class DataSources {
    private static final String SETTING = JdbcEngine.DATA_SOURCE;
    private static final String LOCAL = "java:";

    private DataSources() {}

    /**
     * The DataSource of that name, or the bean without a name.
     *
     * @throws IllegalArgumentException if there is none, or the name leads to another server
     */
    static DataSource find(@Nullable String name) {
        return name == null ? unnamed() : named(name);
    }

    private static DataSource unnamed() {
        DataSource bean = bean(beans -> beans.select(DataSource.class));
        if (bean == null) {
            throw new IllegalArgumentException(
                    SETTING
                            + " is not set, and there is not exactly one CDI bean of type"
                            + " javax.sql.DataSource: set it to the JNDI name of a DataSource that"
                            + " all hosts share, for example java:jboss/datasources/finicity");
        }
        return bean;
    }

    private static DataSource named(String name) {
        requireLocal(name);
        DataSource found = inNaming(name);
        if (found == null) {
            found = bean(beans -> beans.select(DataSource.class, NamedLiteral.of(name)));
        }
        if (found == null) {
            throw new IllegalArgumentException(
                    SETTING
                            + " is \""
                            + name
                            + "\", but there is no javax.sql.DataSource of that name, neither in"
                            + " JNDI nor as a CDI bean with @Named: correct the name, or make the"
                            + " DataSource known to the server");
        }
        return found;
    }

    /**
     * Rejects other schemes. JNDI would ask a server that the name chooses, and trust its answer.
     */
    private static void requireLocal(String name) {
        if (name.indexOf(':') >= 0 && !name.startsWith(LOCAL)) {
            throw new IllegalArgumentException(
                    SETTING
                            + " is \""
                            + name
                            + "\", but only names of this server's own are looked up: set it to"
                            + " one that begins with java:, for example"
                            + " java:jboss/datasources/finicity, or to the name of a CDI bean with"
                            + " @Named");
        }
    }

    /** The configuration of the application chooses the name. */
    @SuppressWarnings("BanJNDI")
    private static @Nullable DataSource inNaming(String name) {
        try {
            return InitialContext.doLookup(name) instanceof DataSource found ? found : null;
        } catch (NamingException notThere) {
            return null;
        }
    }

    private static @Nullable DataSource bean(
            Function<Instance<Object>, Instance<DataSource>> choice) {
        try {
            Instance<DataSource> chosen = choice.apply(CDI.current());
            return chosen.isResolvable() ? chosen.get() : null;
        } catch (IllegalStateException | NoClassDefFoundError noCdi) {
            return null;
        }
    }
}
