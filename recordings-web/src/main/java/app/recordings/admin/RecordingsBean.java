package app.recordings.admin;

import app.recordings.administrator.Role;
import app.recordings.console.IdPage;
import app.recordings.console.IdPageRequest;
import app.recordings.console.Period;
import app.recordings.console.RecordingConsoleService;
import app.recordings.console.RecordingRow;
import app.recordings.console.RecordingSearch;
import app.recordings.error.ErrorType;
import app.recordings.error.ProblemException;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;

/** The page where recordings are found. By what is personal only operators look, in forms, so that no address holds it. */
@Named("recordings")
@RequestScoped
public class RecordingsBean {
    private static final int MOST_FOUND = 200;

    @Inject
    RecordingConsoleService console;

    @Inject
    RequestFields fields;

    @Inject
    SignedIn signedIn;

    private IdPage<RecordingRow> page;
    private String problem;
    private String email;
    private String words;

    private void load() {
        try {
            Period made = fields.period();
            page = console.page(new RecordingSearch(fields.id("id"), null, null, made), fields.page());
        } catch (ProblemException e) {
            problem = e.getMessage();
            page = new IdPage<>(List.of(), null, null);
        }
    }

    /** Looks for an address or words, or both. */
    public void find() {
        signedIn.require(Role.OPERATOR);
        if (email == null && words == null) {
            throw new ProblemException(ErrorType.INVALID_PARAMETER, "Say an address or words to look for.");
        }
        // Not what was looked for: the log is for good, and an address must be erasable.
        signedIn.did("recordings.find", "", (email == null ? "" : "by address ") + (words == null ? "" : "by words"));
        IdPageRequest most = new IdPageRequest(null, null, MOST_FOUND);
        IdPage<RecordingRow> found = console.page(new RecordingSearch(null, email, words, fields.period()), most);
        page = new IdPage<>(found.rows(), null, null);
    }

    /** What was found, or the list where nothing was looked for. */
    public IdPage<RecordingRow> getPage() {
        if (page == null) {
            load();
        }
        return page;
    }

    /** Null when nothing is wrong with what the list is asked by. */
    public String getProblem() {
        getPage();
        return problem;
    }

    /** What was asked for in a field of the address; empty when nothing was. */
    public String given(String name) {
        return fields.shown(name);
    }

    public String getEmail() {
        return email;
    }

    public void setEmail(String email) {
        this.email = stripped(email);
    }

    public String getWords() {
        return words;
    }

    public void setWords(String words) {
        this.words = stripped(words);
    }

    private static String stripped(String value) {
        return value == null || value.isBlank() ? null : value.replace("\0", "").strip();
    }
}
