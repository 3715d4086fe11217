package app.recordings.database;

import static org.assertj.core.api.Assertions.assertThat;

import app.recordings.harness.Sql;
import app.recordings.harness.TestDatabase;
import jakarta.persistence.metamodel.EntityType;
import java.util.List;
import org.junit.jupiter.api.Test;

class MigrationJpaIT {
    @Test
    void mappingFitsTheMigratedSchema() {
        // Hibernate validated each of them against its table when the factory was made.
        assertThat(TestDatabase.factory().getProperties()).containsEntry("hibernate.hbm2ddl.auto", "validate");
        assertThat(TestDatabase.factory().getMetamodel().getEntities())
                .extracting(EntityType::getName)
                .contains("ApiKey", "Application", "Event", "Job", "Recording", "StoredChunk", "Transcript", "Visitor");
    }

    @Test
    void secondMigrationChangesNothing() throws Exception {
        List<String> before = versions();
        new SchemaMigration(TestDatabase.dataSource()).run();
        assertThat(before).contains("001", "002", "003", "004");
        assertThat(versions()).isEqualTo(before);
    }

    @Test
    void everyTableOfCallersDataNamesItsOwner() throws Exception {
        assertThat(Sql.column("""
                select table_name from information_schema.tables t
                where table_schema = 'public' and table_type = 'BASE TABLE' and not exists (
                    select 1 from information_schema.columns c
                    where c.table_name = t.table_name and c.column_name = 'owner_id')
                """))
                .containsExactlyInAnyOrder(
                        "flyway_schema_history",
                        "event_log",
                        "webhook_look",
                        "application",
                        // what owns, and who came to own what
                        "person",
                        "sign_in",
                        "openid_identity",
                        "openid_attempt",
                        "owner_move",
                        "job_attempt",
                        "image",
                        "image_topic",
                        "image_call",
                        // of those in charge
                        "audit_entry",
                        "administrator",
                        "administrator_address",
                        "administrator_recovery_code",
                        "administrator_session",
                        // of nodes
                        "node",
                        "retention_round",
                        // of the product as a whole
                        "job_statistics",
                        "job_statistics_position",
                        "pause",
                        "log_level",
                        "duty",
                        // of callers and of addresses of the network
                        "quota_use",
                        // of objects that nobody has any more
                        "discarded_object",
                        // of addresses, whoever's recordings they are told of
                        "email_feed",
                        "email_sent",
                        "email_opt_out");
    }

    private static List<String> versions() throws Exception {
        return Sql.column("select version from flyway_schema_history order by installed_rank");
    }
}
