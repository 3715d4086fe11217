package app.recordings.admin;

import app.recordings.audit.AuditEntry;
import app.recordings.audit.AuditFilter;
import app.recordings.audit.AuditRecord;
import app.recordings.audit.AuditService;
import app.recordings.paging.Page;
import app.recordings.paging.PageRequest;
import app.recordings.paging.Position;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** The audit log as one file (RFC 4180), newest first, read piece by piece. */
@WebServlet("/admin/audit.csv")
public class AuditExport extends HttpServlet {
    private static final long serialVersionUID = 1L;

    @Inject
    transient AuditService audit;

    @Inject
    transient SignedIn signedIn;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        signedIn.did("audit.export", "", "");
        Csv.answer(request, response, "audit.csv", csv -> write(AuditBean.filter(request), csv));
    }

    private void write(AuditFilter filter, Csv csv) throws IOException {
        csv.line("at", "who", "address", "action", "subject", "detail");
        Position after = null;
        do {
            Page<AuditRecord> page = audit.list(filter, new PageRequest(after, PageRequest.LARGEST));
            for (AuditRecord record : page.rows()) {
                AuditEntry entry = record.entry();
                csv.line(record.at(), entry.who(), entry.address(), entry.action(), entry.subject(), entry.detail());
            }
            after = page.next();
        } while (after != null);
    }
}
