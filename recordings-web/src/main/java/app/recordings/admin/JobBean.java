package app.recordings.admin;

import app.recordings.administrator.Role;
import app.recordings.console.JobConsoleService;
import app.recordings.console.JobStory;
import app.recordings.error.ProblemException;
import app.recordings.job.JobService;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.application.FacesMessage;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.Set;
import java.util.UUID;

/** The page of one job. */
@Named("job")
@RequestScoped
public class JobBean {
    private static final int NOT_FOUND = 404;

    @Inject
    JobConsoleService console;

    @Inject
    JobService jobs;

    @Inject
    RequestFields fields;

    @Inject
    SignedIn signedIn;

    private JobStory story;
    private String problem;

    @PostConstruct
    void load() {
        try {
            story = console.story(id());
        } catch (ProblemException e) {
            problem = e.getMessage();
            FacesContext.getCurrentInstance().getExternalContext().setResponseStatus(NOT_FOUND);
        }
    }

    public void retry() {
        signedIn.require(Role.OPERATOR);
        signedIn.does("job.retry", id().toString(), "", () -> jobs.retry(id()));
        changed("The job begins anew.");
    }

    public void cancel() {
        signedIn.require(Role.OPERATOR);
        signedIn.does("job.cancel", id().toString(), "", () -> jobs.cancel(id()));
        changed("The job is cancelled.");
    }

    private void changed(String message) {
        load();
        FacesContext.getCurrentInstance().addMessage(null, new FacesMessage(message));
    }

    private UUID id() {
        UUID id = fields.id("id");
        if (id == null) {
            throw ProblemException.notFound("job");
        }
        return id;
    }

    /** Null when there is no such job. */
    public JobStory getStory() {
        return story;
    }

    public String getProblem() {
        return problem;
    }

    public boolean isRetryable() {
        return story != null
                && Set.of("failed", "cancelled").contains(story.job().status());
    }

    public boolean isCancellable() {
        return story != null
                && Set.of("queued", "processing").contains(story.job().status());
    }
}
