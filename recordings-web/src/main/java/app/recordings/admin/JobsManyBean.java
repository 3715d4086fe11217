package app.recordings.admin;

import app.recordings.administrator.Role;
import app.recordings.console.JobAct;
import app.recordings.console.JobBulk;
import app.recordings.console.JobConsoleService;
import app.recordings.error.ErrorType;
import app.recordings.error.ProblemException;
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.application.FacesMessage;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.Clock;
import java.util.Map;

/** The page that asks before something is done to many jobs, and says to how many. */
@Named("jobsMany")
@RequestScoped
public class JobsManyBean {
    private static final Map<JobAct, String> DONE =
            Map.of(JobAct.RETRY, "begun anew", JobAct.CANCEL, "cancelled", JobAct.DISCARD, "discarded");

    @Inject
    JobConsoleService console;

    @Inject
    JobBulk bulk;

    @Inject
    JobQueryBean query;

    @Inject
    RequestFields fields;

    @Inject
    TimesBean times;

    @Inject
    SignedIn signedIn;

    @Inject
    Clock clock;

    private Long count;
    private JobBulk.Place left;
    private String problem;

    /** Does it, and tells how far it came. */
    public void go() {
        signedIn.require(Role.OPERATOR);
        signedIn.did("jobs." + act().code(), "", query.told());
        JobBulk.Outcome outcome = bulk.act(
                act(), query.search(), JobBulk.Place.parse(query.given("place")).orElse(JobBulk.Place.START));
        left = outcome.left();
        count = null;
        String rest = left == null ? "" : " There are more: go on below.";
        FacesContext.getCurrentInstance()
                .addMessage(null, new FacesMessage(jobs(outcome.done()) + " " + DONE.get(act()) + "." + rest));
    }

    /** To how many it can be done; those made after they were first counted are none of them. */
    public long getCount() {
        if (count == null) {
            try {
                count = console.count(act(), query.search());
            } catch (ProblemException e) {
                problem = e.getMessage();
                count = 0L;
            }
        }
        return count;
    }

    /** Such as {@code 12 jobs} or {@code more than 100,000 jobs}. */
    public String getNumber() {
        boolean isMore = getCount() >= JobConsoleService.MOST_COUNTED;
        return (isMore ? "more than " : "") + jobs(getCount());
    }

    private String jobs(long number) {
        return times.number(number) + (number == 1 ? " job" : " jobs");
    }

    /** Null when nothing is wrong. */
    public String getProblem() {
        getCount();
        return problem;
    }

    public String getAct() {
        String act = fields.text("act");
        return JobAct.of(act).map(JobAct::code).orElse("");
    }

    /** Where a next turn goes on; empty for the beginning. */
    public String getPlace() {
        return left == null ? "" : left.toString();
    }

    /** When the jobs were counted, in a form that comes back with the form. */
    public String getUntil() {
        String given = query.given("until");
        return given.isEmpty() ? clock.instant().toString() : given;
    }

    private JobAct act() {
        return JobAct.of(fields.text("act"))
                .orElseThrow(() -> new ProblemException(ErrorType.INVALID_PARAMETER, "There is no such act."));
    }
}
