package io.github.mpfinicity.store.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.mpfinicity.core.store.CheckedStore;
import io.github.mpfinicity.core.store.MisconfiguredStoreException;
import java.sql.SQLException;
import javax.sql.DataSource;

/** What a user needs, as README says. */
final class Rights {
    private static final String[] NEEDED = {"SELECT", "INSERT", "UPDATE"};

    private Rights() {}

    /** Those on the table are enough, and each of them is needed. */
    static void assertEnoughAndNeeded(DataSource owner, String user, DataSource ofUser)
            throws SQLException {
        Databases.store(owner).read("a");
        Databases.run(
                owner, "GRANT " + String.join(", ", NEEDED) + " ON finicity_partner TO " + user);
        assertThat(Databases.checked(ofUser).compareAndSet("a", null, "one")).isTrue();
        assertThat(Databases.checked(ofUser).compareAndSet("a", "one", "two")).isTrue();

        for (String right : NEEDED) {
            CheckedStore store = Databases.checked(ofUser);
            Databases.run(owner, "REVOKE " + right + " ON finicity_partner FROM " + user);
            assertThatExceptionOfType(MisconfiguredStoreException.class)
                    .as("without %s", right)
                    .isThrownBy(() -> store.read("a"))
                    .withMessageContaining("may not select, insert and update in finicity_partner");

            Databases.run(owner, "GRANT " + right + " ON finicity_partner TO " + user);
            assertThat(store.read("a")).as("no restart is needed").isEqualTo("two");
        }
    }

    /** A user who may not create the table is told so, and who may creates it. */
    static void assertToldIfTheTableIsNotCreated(DataSource ofUser, Grant grant)
            throws SQLException {
        var store = new JdbcStore(ofUser, "finicity_partner", true, Databases.THREADS);
        assertThatExceptionOfType(MisconfiguredStoreException.class)
                .isThrownBy(() -> store.read("a"))
                .withMessageContainingAll(
                        "finicity_partner is missing", "the right to create tables");

        grant.make();
        assertThat(store.compareAndSet("a", null, "one")).isTrue();
    }

    @FunctionalInterface
    interface Grant {
        void make() throws SQLException;
    }
}
