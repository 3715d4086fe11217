package app.recordings.admin;

import app.recordings.administrator.Role;
import app.recordings.console.OpenedRecording;
import app.recordings.console.RecordingConsoleService;
import app.recordings.console.RecordingRow;
import app.recordings.error.ErrorType;
import app.recordings.error.ProblemException;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.UUID;

/** The page of one recording: what is known of it, and to an operator who gives a reason what was said. */
@Named("recording")
@RequestScoped
public class RecordingBean {
    private static final int NOT_FOUND = 404;
    private static final int SHORTEST_REASON = 10;

    @Inject
    RecordingConsoleService console;

    @Inject
    RequestFields fields;

    @Inject
    SignedIn signedIn;

    private RecordingRow row;
    private String problem;
    private String reason;
    private OpenedRecording opened;

    @PostConstruct
    void load() {
        try {
            row = console.get(id());
        } catch (ProblemException e) {
            problem = e.getMessage();
            FacesContext.getCurrentInstance().getExternalContext().setResponseStatus(NOT_FOUND);
        }
    }

    /** Shows what was said, once the reason stands in the audit log. */
    public void open() {
        signedIn.require(Role.OPERATOR);
        if (reason == null || reason.strip().length() < SHORTEST_REASON) {
            throw new ProblemException(
                    ErrorType.INVALID_PARAMETER, "Give a reason of at least " + SHORTEST_REASON + " characters.");
        }
        signedIn.did("recording.open", id().toString(), reason.strip());
        opened = console.open(id(), signedIn.name());
    }

    private UUID id() {
        UUID id = fields.id("id");
        if (id == null) {
            throw ProblemException.notFound("recording");
        }
        return id;
    }

    /** Null when there is no such recording. */
    public RecordingRow getRow() {
        return row;
    }

    public String getProblem() {
        return problem;
    }

    /** Null until it was opened. */
    public OpenedRecording getOpened() {
        return opened;
    }

    public String getReason() {
        return reason;
    }

    public void setReason(String reason) {
        this.reason = reason;
    }
}
