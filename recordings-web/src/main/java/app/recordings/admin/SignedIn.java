package app.recordings.admin;

import app.recordings.administrator.Role;
import app.recordings.administrator.Session;
import app.recordings.audit.AuditEntry;
import app.recordings.audit.AuditService;
import app.recordings.error.ErrorType;
import app.recordings.error.ProblemException;
import app.recordings.request.ClientAddress;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;

/** Who makes the current request of the console, and what they may. */
@Named
@RequestScoped
public class SignedIn {
    @Inject
    AuditService audit;

    @Inject
    ClientAddress address;

    @Inject
    HttpServletRequest request;

    private Session session;
    private String formToken;

    void is(Session known, String token) {
        session = known;
        formToken = token;
    }

    Optional<Session> session() {
        return Optional.ofNullable(session);
    }

    /** What each form carries, known to nobody but this session's pages; null when nobody is signed in. */
    String formToken() {
        return formToken;
    }

    /** Null when nobody is signed in. */
    public String getName() {
        return session == null ? null : session.name();
    }

    public String name() {
        return getName();
    }

    /** Null when nobody is signed in. */
    public Role getRole() {
        return session == null ? null : session.role();
    }

    public Role role() {
        return getRole();
    }

    public boolean isViewer() {
        return may(Role.VIEWER);
    }

    public boolean isOperator() {
        return may(Role.OPERATOR);
    }

    public boolean isAdministrator() {
        return may(Role.ADMINISTRATOR);
    }

    public boolean may(Role role) {
        return session != null && session.role().includes(role);
    }

    /** @throws ProblemException 403, which a page shows as a message */
    public void require(Role role) {
        if (!may(role)) {
            throw new ProblemException(
                    ErrorType.FORBIDDEN,
                    "This needs the role %s.".formatted(role.name().toLowerCase(Locale.ROOT)));
        }
    }

    /**
     * Does something within one transaction with its entry in the audit log; what is refused, or fails, leaves an entry that
     * says so.
     *
     * @param action as in {@link #did}
     */
    public <T> T does(String action, String subject, String detail, Supplier<T> act) {
        try {
            return audit.recorded(new AuditEntry(name(), address.of(request), action, subject, detail), act);
        } catch (ProblemException e) {
            did(action + ".refused", subject, e.getMessage());
            throw e;
        } catch (RuntimeException e) {
            failed(action, subject, e);
            throw e;
        }
    }

    // The act's own entry went with its transaction.
    private void failed(String action, String subject, RuntimeException failure) {
        try {
            did(action + ".failed", subject, failure.getClass().getSimpleName());
        } catch (RuntimeException again) {
            failure.addSuppressed(again);
        }
    }

    /** As {@link #does(String, String, String, Supplier)}, for what has no result. */
    public void does(String action, String subject, String detail, Runnable act) {
        does(action, subject, detail, () -> {
            act.run();
            return null;
        });
    }

    /** Where they come from, as an IP address. */
    String address() {
        return address.of(request);
    }

    /**
     * Writes to the audit log what is about to be read, or is done in steps. To be called before that, so that there is nothing
     * without an entry.
     *
     * @param action in words with dots, from the general to the particular: {@code job.retry}
     * @param subject an id or a name; empty when there is no such
     * @param detail what else there is to know; no secrets and nothing that people said
     */
    public void did(String action, String subject, String detail) {
        audit.record(new AuditEntry(name(), address.of(request), action, subject, detail));
    }
}
