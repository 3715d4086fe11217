package app.recordings.admin;

import app.recordings.console.IdPage;
import app.recordings.console.JobConsoleService;
import app.recordings.console.JobRow;
import app.recordings.error.ProblemException;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;

/** The page of jobs. */
@Named("jobs")
@RequestScoped
public class JobsBean {
    @Inject
    JobConsoleService console;

    @Inject
    JobQueryBean query;

    @Inject
    RequestFields fields;

    private IdPage<JobRow> page = new IdPage<>(List.of(), null, null);
    private String problem;

    @PostConstruct
    void load() {
        try {
            page = console.page(query.search(), fields.page());
        } catch (ProblemException e) {
            problem = e.getMessage();
        }
    }

    public IdPage<JobRow> getPage() {
        return page;
    }

    /** Why nothing is shown; null when nothing is wrong. */
    public String getProblem() {
        return problem;
    }
}
