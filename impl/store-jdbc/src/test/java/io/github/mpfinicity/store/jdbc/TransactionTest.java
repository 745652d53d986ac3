package io.github.mpfinicity.store.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.arjuna.ats.jta.TransactionManager;
import com.arjuna.ats.jta.common.jtaPropertyManager;
import io.agroal.api.AgroalDataSource;
import io.agroal.api.configuration.supplier.AgroalDataSourceConfigurationSupplier;
import io.agroal.narayana.NarayanaTransactionIntegration;
import io.github.mpfinicity.core.store.StoreException;
import java.sql.Connection;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Within a JTA transaction of the caller: Narayana, and a pool that takes part. */
@Timeout(60)
class TransactionTest {
    private final jakarta.transaction.TransactionManager manager =
            TransactionManager.transactionManager();
    private AgroalDataSource source;

    @BeforeEach
    void begin() throws Exception {
        var integration =
                new NarayanaTransactionIntegration(
                        manager,
                        jtaPropertyManager
                                .getJTAEnvironmentBean()
                                .getTransactionSynchronizationRegistry());
        source =
                AgroalDataSource.from(
                        new AgroalDataSourceConfigurationSupplier()
                                .connectionPoolConfiguration(
                                        pool ->
                                                pool.maxSize(5)
                                                        .acquisitionTimeout(Duration.ofSeconds(30))
                                                        .transactionIntegration(integration)
                                                        .connectionFactoryConfiguration(
                                                                c -> c.jdbcUrl(url()))));
        Databases.store(source).compareAndSet("a", null, "one");
        manager.begin();
    }

    @AfterEach
    void end() {
        source.close();
    }

    @Test
    void callerRollsBack_whatWasWrittenStays() throws Exception {
        try (Connection callers = source.getConnection()) {
            assertThat(callers.getAutoCommit()).isFalse();
            assertThat(Databases.store(source).compareAndSet("a", "one", "two")).isTrue();
        }
        manager.rollback();

        assertThat(Databases.store(source).read("a")).isEqualTo("two");
    }

    @Test
    void connectionOfATransactionAllTheSame_refused() throws Exception {
        var onCallersThread = new JdbcStore(source, "finicity_partner", false, Runnable::run);

        assertThatExceptionOfType(StoreException.class)
                .isThrownBy(() -> onCallersThread.compareAndSet("a", "one", "two"))
                .withMessageContaining("belongs to a transaction");
        manager.rollback();

        assertThat(Databases.store(source).read("a")).isEqualTo("one");
    }

    private static String url() {
        return "jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1";
    }
}
