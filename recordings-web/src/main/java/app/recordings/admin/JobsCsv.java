package app.recordings.admin;

import app.recordings.console.IdPage;
import app.recordings.console.IdPageRequest;
import app.recordings.console.JobConsoleService;
import app.recordings.console.JobRow;
import app.recordings.console.JobSearch;
import app.recordings.error.ProblemException;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;

/** The jobs that a page shows, all of them, as CSV (RFC 4180), newest first, sent as they are read. */
@WebServlet("/admin/jobs.csv")
public class JobsCsv extends HttpServlet {
    private static final long serialVersionUID = 1L;
    private static final int AT_ONCE = 1000;
    private static final List<String> HEAD = List.of(
            "id",
            "type",
            "status",
            "caller",
            "caller_id",
            "recording_id",
            "attempts",
            "max_attempts",
            "error_code",
            "error_message",
            "created_at",
            "started_at",
            "completed_at",
            "next_attempt_at");

    @Inject
    transient JobConsoleService console;

    @Inject
    transient JobQueryBean query;

    @Inject
    transient SignedIn signedIn;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        JobSearch search;
        try {
            search = query.search();
        } catch (ProblemException e) {
            response.sendError(e.type().status());
            return;
        }
        signedIn.did("jobs.export", "", query.told());
        Csv.answer(request, response, "jobs.csv", csv -> write(search, csv));
    }

    private void write(JobSearch search, Csv csv) throws IOException {
        csv.head(HEAD);
        IdPageRequest next = new IdPageRequest(null, null, AT_ONCE);
        while (next != null) {
            IdPage<JobRow> page = console.page(search, next);
            for (JobRow row : page.rows()) {
                write(row, csv);
            }
            csv.flush();
            next = page.older() == null ? null : new IdPageRequest(page.older(), null, AT_ONCE);
        }
    }

    private static void write(JobRow row, Csv csv) throws IOException {
        csv.line(
                row.id(),
                row.type(),
                row.status(),
                row.caller(),
                row.ownerId(),
                row.recordingId(),
                row.attempts(),
                row.maxAttempts(),
                row.error() == null ? null : row.error().code(),
                row.error() == null ? null : row.error().message(),
                row.createdAt(),
                row.startedAt(),
                row.completedAt(),
                row.nextAttemptAt());
    }
}
