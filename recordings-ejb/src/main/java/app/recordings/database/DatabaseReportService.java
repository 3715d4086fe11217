package app.recordings.database;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.Optional;

/** Tells operators how the database does. */
@ApplicationScoped
public class DatabaseReportService {
    private static final int STATEMENTS = 20;

    @Inject
    DatabaseReportRepository report;

    @Transactional
    public DatabaseReport report() {
        return new DatabaseReport(
                report.server(),
                report.sessions(),
                report.tables(),
                report.indexes(),
                report.countsStatements() ? Optional.of(report.statements(STATEMENTS)) : Optional.empty(),
                report.migrations());
    }
}
