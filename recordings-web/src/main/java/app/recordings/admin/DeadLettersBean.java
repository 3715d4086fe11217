package app.recordings.admin;

import app.recordings.console.DeadLetterCause;
import app.recordings.console.DeadLetterDay;
import app.recordings.console.DeadLetters;
import app.recordings.console.JobConsoleService;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** The page of what failed for good. */
@Named("deadLetters")
@RequestScoped
public class DeadLettersBean {
    private static final int WIDEST = 100;

    @Inject
    JobConsoleService console;

    private List<DeadLetterCause> causes;
    private List<DeadLetterDay> days;
    private long most;

    @PostConstruct
    void load() {
        DeadLetters dead = console.deadLetters();
        causes = dead.causes();
        days = new ArrayList<>(dead.days());
        Collections.reverse(days);
        most = days.stream().mapToLong(DeadLetterDay::count).max().orElse(0);
    }

    public List<DeadLetterCause> getCauses() {
        return causes;
    }

    /** Newest first. */
    public List<DeadLetterDay> getDays() {
        return days;
    }

    /** Of a day's bar, 0 to 100. */
    public long width(DeadLetterDay day) {
        return most == 0 ? 0 : day.count() * WIDEST / most;
    }

    /** All of them, as far as they were looked over. */
    public long getTotal() {
        return causes.stream().mapToLong(DeadLetterCause::count).sum();
    }

    /** The jobs of a cause, as a query that other pages read. */
    public String query(DeadLetterCause cause) {
        String message = cause.error().message();
        return "status=failed&dead=yes&type=" + JobQueryBean.encoded(cause.type()) + "&error="
                + JobQueryBean.encoded(cause.error().code())
                + (message == null ? "" : "&message=" + JobQueryBean.encoded(message));
    }
}
