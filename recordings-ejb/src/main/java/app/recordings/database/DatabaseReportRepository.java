package app.recordings.database;

import app.recordings.database.DatabaseReport.IndexUse;
import app.recordings.database.DatabaseReport.Migration;
import app.recordings.database.DatabaseReport.Server;
import app.recordings.database.DatabaseReport.Sessions;
import app.recordings.database.DatabaseReport.Statement;
import app.recordings.database.DatabaseReport.TableUse;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;

/** What PostgreSQL counts of itself. Nothing here reads a table of ours, however large, but the one of migrations. */
@ApplicationScoped
class DatabaseReportRepository {
    @Inject
    EntityManager entityManager;

    Server server() {
        return rows(
                        """
                select split_part(version(), ' on ', 1), pg_postmaster_start_time(), pg_database_size(current_database()),
                    cast(current_setting('max_connections') as integer)
                """,
                        row -> new Server(
                                row.get(0, String.class),
                                row.get(1, Instant.class),
                                row.get(2, Long.class),
                                row.get(3, Integer.class)))
                .get(0);
    }

    List<Sessions> sessions() {
        return rows("""
                select coalesce(state, 'unknown'), count(*) from pg_stat_activity
                where datname = current_database() group by 1 order by 2 desc, 1
                """, row -> new Sessions(row.get(0, String.class), row.get(1, Long.class)));
    }

    /** The largest first. */
    List<TableUse> tables() {
        return rows(
                """
                select t.relname, greatest(0, cast(c.reltuples as bigint)), pg_total_relation_size(t.relid), t.n_dead_tup,
                    greatest(t.last_vacuum, t.last_autovacuum), greatest(t.last_analyze, t.last_autoanalyze), t.seq_scan
                from pg_stat_user_tables t join pg_class c on c.oid = t.relid
                order by 3 desc, 1
                """,
                row -> new TableUse(
                        row.get(0, String.class),
                        row.get(1, Long.class),
                        row.get(2, Long.class),
                        row.get(3, Long.class),
                        row.get(4, Instant.class),
                        row.get(5, Instant.class),
                        row.get(6, Long.class)));
    }

    /** The largest first. */
    List<IndexUse> indexes() {
        return rows(
                """
                select s.indexrelname, s.relname, pg_relation_size(s.indexrelid), s.idx_scan, i.indisunique
                from pg_stat_user_indexes s join pg_index i on i.indexrelid = s.indexrelid
                order by 3 desc, 1
                """,
                row -> new IndexUse(
                        row.get(0, String.class),
                        row.get(1, String.class),
                        row.get(2, Long.class),
                        row.get(3, Long.class),
                        row.get(4, Boolean.class)));
    }

    /** Whether PostgreSQL counts statements: the library must be loaded, and its view must be there. */
    boolean countsStatements() {
        return NativeSql.query(entityManager, """
                        select to_regclass('pg_stat_statements') is not null
                            and exists (select from pg_settings where name = 'pg_stat_statements.max')
                        """, Boolean.class).getSingleResult();
    }

    /** Those that took most time in all; only what changes or reads rows, as others may hold secrets. */
    List<Statement> statements(int limit) {
        return rows(
                """
                select query, calls, total_exec_time, mean_exec_time, max_exec_time from pg_stat_statements
                where dbid = (select oid from pg_database where datname = current_database())
                  and query ~* '^[[:space:]]*(select|insert|update|delete|with|merge)'
                order by total_exec_time desc limit %d
                """.formatted(limit),
                row -> new Statement(
                        row.get(0, String.class),
                        row.get(1, Long.class),
                        row.get(2, Double.class),
                        row.get(3, Double.class),
                        row.get(4, Double.class)));
    }

    /** The newest first. */
    List<Migration> migrations() {
        return rows(
                """
                select coalesce(version, ''), description,
                    installed_on at time zone current_setting('TimeZone'), execution_time, success
                from flyway_schema_history order by installed_rank desc
                """,
                row -> new Migration(
                        row.get(0, String.class),
                        row.get(1, String.class),
                        row.get(2, Instant.class),
                        row.get(3, Integer.class),
                        row.get(4, Boolean.class)));
    }

    private <T> List<T> rows(String sql, Function<Tuple, T> row) {
        return NativeSql.query(entityManager, sql, Tuple.class)
                .getResultStream()
                .map(row)
                .toList();
    }
}
