package app.recordings.admin;

import app.recordings.audit.AuditFilter;
import app.recordings.audit.AuditRecord;
import app.recordings.audit.AuditService;
import app.recordings.paging.Page;
import app.recordings.request.Cursor;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The page of the audit log. */
@Named("audit")
@RequestScoped
public class AuditBean {
    @Inject
    AuditService audit;

    @Inject
    HttpServletRequest request;

    private Page<AuditRecord> page;

    public List<AuditRecord> getRecords() {
        return page().rows();
    }

    /** The address's query for the older ones; null when there are none. */
    public String getOlder() {
        String next = Cursor.write(page().next(), getWho(), getAction());
        return next == null ? null : "?after=" + next + filters("&");
    }

    /** The address's query for all of them in one file. */
    public String getExport() {
        return filters("?");
    }

    private String filters(String before) {
        String who = getWho() == null ? "" : "&who=" + encoded(getWho());
        String action = getAction() == null ? "" : "&action=" + encoded(getAction());
        String both = who + action;
        return both.isEmpty() ? "" : before + both.substring(1);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private Page<AuditRecord> page() {
        if (page == null) {
            page = audit.list(filter(request), Cursor.page(null, request.getParameter("after"), getWho(), getAction()));
        }
        return page;
    }

    static AuditFilter filter(HttpServletRequest request) {
        return new AuditFilter(parameter(request, "who"), parameter(request, "action"));
    }

    private static String parameter(HttpServletRequest request, String name) {
        String value = request.getParameter(name);
        return value == null || value.isBlank() ? null : value.strip().replace("\0", "");
    }

    public String getWho() {
        return parameter(request, "who");
    }

    public String getAction() {
        return parameter(request, "action");
    }

    public boolean isLater() {
        return request.getParameter("after") != null;
    }
}
