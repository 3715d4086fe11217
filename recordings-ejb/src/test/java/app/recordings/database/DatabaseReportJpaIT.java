package app.recordings.database;

import static org.assertj.core.api.Assertions.assertThat;

import app.recordings.harness.Beans;
import app.recordings.harness.Sql;
import org.junit.jupiter.api.Test;

class DatabaseReportJpaIT {
    private final DatabaseReportService service = new Beans().get(DatabaseReportService.class);

    @Test
    void tellsOfTablesIndexesSessionsAndMigrations() {
        DatabaseReport report = service.report();
        assertThat(report.server().version()).startsWith("PostgreSQL 17");
        assertThat(report.server().sizeBytes()).isPositive();
        assertThat(report.sessions()).extracting(DatabaseReport.Sessions::state).contains("active");
        assertThat(report.tables()).extracting(DatabaseReport.TableUse::name).contains("job", "recording", "event");
        assertThat(report.tables())
                .allSatisfy(table -> assertThat(table.bytes()).isNotNegative());
        assertThat(report.indexes())
                .filteredOn(index -> index.name().equals("job_pkey"))
                .singleElement()
                .satisfies(index -> assertThat(index.isUnique()).isTrue());
        assertThat(report.migrations())
                .filteredOn(migration -> migration.version().equals("001"))
                .singleElement()
                .satisfies(first -> {
                    assertThat(first.isApplied()).isTrue();
                    assertThat(first.appliedAt()).isNotNull();
                });
    }

    @Test
    void tellsOfSlowStatementsWhereTheyAreCounted() throws Exception {
        assertThat(service.report().statements()).isEmpty();
        Sql.update("create extension pg_stat_statements");
        try {
            Sql.column("select pg_sleep(0.3)");
            assertThat(service.report().statements().orElseThrow())
                    .anySatisfy(statement -> assertThat(statement.text()).contains("select pg_sleep($1)"))
                    .noneSatisfy(statement -> assertThat(statement.text()).contains("create extension"));
        } finally {
            Sql.update("drop extension pg_stat_statements");
        }
    }
}
