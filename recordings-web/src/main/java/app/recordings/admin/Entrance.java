package app.recordings.admin;

import app.recordings.administrator.SessionOwner;
import app.recordings.administrator.SessionService;
import app.recordings.audit.AuditEntry;
import app.recordings.audit.AuditService;
import app.recordings.request.ClientAddress;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.faces.context.ExternalContext;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Where sessions begin and end. */
@ApplicationScoped
class Entrance {
    static final String START = "/admin/overview";

    @Inject
    SessionService sessions;

    @Inject
    AuditService audit;

    @Inject
    ClientAddress address;

    @Inject
    ConsoleCookie cookie;

    @Inject
    SignedIn signedIn;

    @Inject
    HttpServletRequest request;

    /**
     * Begins a session with a cookie of its own: one that somebody planted before opens nothing.
     *
     * @param to the page that was asked for; null for none
     */
    void let(SessionOwner owner, String name, String to) throws IOException {
        begin(owner, name, "", response());
        external().redirect(isOurs(to) ? to : START);
    }

    /** The same, without leading anywhere. @param detail of how they came, for the audit log */
    void begin(SessionOwner owner, String name, String detail, HttpServletResponse response) {
        String from = address.of(request);
        signedIn.session().ifPresent(session -> sessions.end(session.id()));
        audit.record(new AuditEntry(name, from, "session.begin", "", detail));
        response.addCookie(cookie.of(sessions.open(owner, from)));
    }

    /** Somebody who has an account did not show that it is theirs. */
    void refused(String name, String from, String why) {
        audit.record(new AuditEntry(name, from, "session.refused", "", why));
    }

    void leave() throws IOException {
        signedIn.session().ifPresent(session -> {
            signedIn.did("session.end", "", "");
            sessions.end(session.id());
        });
        response().addCookie(cookie.gone());
        external().redirect(ConsoleFilter.SIGN_IN);
    }

    /** Whether an address leads to a page of the console: nothing else is gone to from here. */
    static boolean isOurs(String address) {
        return address != null && address.matches("/admin(/[a-z-]*)?(\\?[\\w=&%.+~-]*)?");
    }

    private static ExternalContext external() {
        return FacesContext.getCurrentInstance().getExternalContext();
    }

    private static HttpServletResponse response() {
        return (HttpServletResponse) external().getResponse();
    }
}
