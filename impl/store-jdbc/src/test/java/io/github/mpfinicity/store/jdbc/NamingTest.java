package io.github.mpfinicity.store.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.lang.reflect.Proxy;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Hashtable;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import javax.naming.Context;
import javax.naming.NameNotFoundException;
import javax.naming.spi.InitialContextFactory;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A naming service with a DataSource in it. */
class NamingTest {
    private static final String FACTORY = Context.INITIAL_CONTEXT_FACTORY;
    private static final DataSource KNOWN = Databases.fresh();

    @BeforeEach
    void begin() {
        System.setProperty(FACTORY, Names.class.getName());
        Names.LOOKUPS.set(0);
    }

    @AfterEach
    void end() {
        System.clearProperty(FACTORY);
    }

    @Test
    void knownName_found() {
        assertThat(DataSources.find("java:app/records")).isSameAs(KNOWN);
    }

    @Test
    void unknownNameOrSomethingElse_saysWhatToDo() {
        for (String name : new String[] {"java:app/nothing", "java:app/text"}) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> DataSources.find(name))
                    .withMessageContaining("finicity.store.jdbc.data-source is \"" + name + "\"");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ldap://HERE/cn=records",
                "ldaps://HERE/cn=records",
                "LDAP://HERE/cn=records",
                " ldap://HERE/cn=records",
                "rmi://HERE/records",
                "dns://HERE/records",
                "iiop://HERE/records",
                "corbaname::HERE#records",
                "nis://HERE/records",
                "http://HERE/records",
                "Java:app/records",
                "java/ldap://HERE/cn=records"
            })
    void nameOnAnotherServer_refusedAndNobodyIsAsked(String name) throws IOException {
        try (var server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            String there = name.replace("HERE", "127.0.0.1:" + server.getLocalPort());
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> DataSources.find(there))
                    .withMessageContaining("finicity.store.jdbc.data-source is \"" + there + "\"")
                    .withMessageContaining("begins with java:");
            assertThat(Names.LOOKUPS).hasValue(0);
        }
    }

    @Test
    void withoutANameAndWithoutCdi_saysWhatToDo() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> DataSources.find(null))
                .withMessageContaining("finicity.store.jdbc.data-source is not set");
    }

    @Test
    void engine_goesByTheSettings() {
        var settings =
                Map.of(
                        "finicity.store.jdbc.data-source", "java:app/records",
                        "finicity.store.jdbc.table", "from_settings",
                        "finicity.store.jdbc.create-table", "true");
        var store = new JdbcEngine().open(settings, Databases.THREADS);
        store.compareAndSet("a", null, "one");

        assertThat(new JdbcStore(KNOWN, "from_settings", false, Databases.THREADS).read("a"))
                .isEqualTo("one");
    }

    @ParameterizedTest
    @CsvSource({
        "table, finicity partner",
        "table, 1st",
        "table, a.b.c",
        "table, x;DROP TABLE x",
        "create-table, maybe"
    })
    void impossibleSetting_saysNameValueAndExample(String name, String value) {
        String setting = "finicity.store.jdbc." + name;
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new JdbcEngine().open(Map.of(setting, value), Databases.THREADS))
                .withMessageStartingWith(setting + " is \"" + value + "\": it must be ")
                .withMessageContaining("for example");
    }

    /** Knows two names. */
    public static final class Names implements InitialContextFactory {
        static final AtomicInteger LOOKUPS = new AtomicInteger();

        @Override
        public Context getInitialContext(Hashtable<?, ?> environment) {
            return (Context)
                    Proxy.newProxyInstance(
                            Names.class.getClassLoader(),
                            new Class<?>[] {Context.class},
                            (proxy, method, arguments) ->
                                    method.getName().equals("lookup") ? find(arguments[0]) : null);
        }

        private static Object find(Object name) throws NameNotFoundException {
            LOOKUPS.incrementAndGet();
            if (name.equals("java:app/records")) {
                return KNOWN;
            }
            if (name.equals("java:app/text")) {
                return "text";
            }
            throw new NameNotFoundException(name.toString());
        }
    }
}
