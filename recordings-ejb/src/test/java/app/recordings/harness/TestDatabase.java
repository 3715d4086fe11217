package app.recordings.harness;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import jakarta.persistence.EntityManagerFactory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import javax.sql.DataSource;
import org.hibernate.cfg.AvailableSettings;
import org.hibernate.engine.transaction.jta.platform.internal.NoJtaPlatform;
import org.hibernate.jpa.HibernatePersistenceProvider;
import org.hibernate.resource.jdbc.spi.PhysicalConnectionHandlingMode;
import org.postgresql.ds.PGSimpleDataSource;

/** A real PostgreSQL, migrated and validated as in the product, started once for all test classes of a run. */
public final class TestDatabase {
    private static final TestDatabase ONLY = new TestDatabase();

    private final DataSource dataSource;
    private final EntityManagerFactory factory;

    private TestDatabase() {
        try {
            EmbeddedPostgres postgres = EmbeddedPostgres.builder()
                    .setLocaleConfig("locale", "C")
                    .setLocaleConfig("locale-provider", "builtin")
                    .setLocaleConfig("builtin-locale", "C.UTF-8")
                    .setServerConfig("fsync", "off")
                    .setServerConfig("shared_preload_libraries", "pg_stat_statements")
                    .setServerConfig("max_connections", "100")
                    .start();
            PGSimpleDataSource plain = (PGSimpleDataSource) postgres.getPostgresDatabase();
            plain.setReWriteBatchedInserts(true);
            dataSource = plain;
        } catch (IOException e) {
            throw new UncheckedIOException("PostgreSQL did not start", e);
        }
        factory = new HibernatePersistenceProvider()
                .createEntityManagerFactory(
                        "recordings",
                        Map.of(
                                AvailableSettings.JAKARTA_TRANSACTION_TYPE,
                                "RESOURCE_LOCAL",
                                AvailableSettings.JAKARTA_NON_JTA_DATASOURCE,
                                dataSource,
                                AvailableSettings.JTA_PLATFORM,
                                NoJtaPlatform.INSTANCE,
                                AvailableSettings.CONNECTION_HANDLING,
                                PhysicalConnectionHandlingMode.DELAYED_ACQUISITION_AND_RELEASE_AFTER_TRANSACTION));
    }

    public static DataSource dataSource() {
        return ONLY.dataSource;
    }

    public static EntityManagerFactory factory() {
        return ONLY.factory;
    }
}
