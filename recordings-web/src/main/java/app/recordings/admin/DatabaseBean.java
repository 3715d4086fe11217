package app.recordings.admin;

import app.recordings.database.DatabaseReport;
import app.recordings.database.DatabaseReportService;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.Duration;
import java.util.List;

/** The page that tells how the database does. */
@Named("database")
@RequestScoped
public class DatabaseBean {
    @Inject
    DatabaseReportService service;

    private DatabaseReport report;

    @PostConstruct
    void look() {
        report = service.report();
    }

    public DatabaseReport getReport() {
        return report;
    }

    public boolean isCounting() {
        return report.statements().isPresent();
    }

    public List<DatabaseReport.Statement> getStatements() {
        return report.statements().orElse(List.of());
    }

    /** @param milliseconds with a fraction */
    public Duration duration(double milliseconds) {
        return Duration.ofMillis(Math.round(milliseconds));
    }
}
