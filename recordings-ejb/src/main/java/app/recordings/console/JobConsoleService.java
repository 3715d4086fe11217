package app.recordings.console;

import app.recordings.error.ProblemException;
import app.recordings.job.Job;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.UUID;

/** Jobs of all callers, as administrators see them. */
@ApplicationScoped
public class JobConsoleService {
    /** Counted no further. */
    public static final int MOST_COUNTED = 100_000;

    @Inject
    JobConsoleRepository jobs;

    @Inject
    DeadLetterRepository deadLetters;

    @Inject
    CallerService callers;

    /** Newest first. */
    @Transactional
    public IdPage<JobRow> page(JobSearch search, IdPageRequest page) {
        IdPage<Job> found = jobs.page(search, page);
        var names = callers.names(found.rows().stream().map(Job::ownerId).toList());
        return found.map(job -> JobRow.of(job, names.apply(job.ownerId())));
    }

    /** To how many it can be done, up to {@link #MOST_COUNTED}. */
    @Transactional
    public long count(JobAct act, JobSearch search) {
        long found = act.within(search).stream()
                .mapToLong(some -> jobs.count(some, MOST_COUNTED))
                .sum();
        return Math.min(found, MOST_COUNTED);
    }

    /** What became of a job. */
    @Transactional
    public JobStory story(UUID id) {
        Job job = jobs.find(id).orElseThrow(() -> ProblemException.notFound("job"));
        String caller = callers.names(List.of(job.ownerId())).apply(job.ownerId());
        return new JobStory(
                JobRow.of(job, caller),
                jobs.attempts(id),
                jobs.events(job).stream().map(JobStory.Step::of).toList());
    }

    /** The first made of those behind one. */
    @Transactional
    List<UUID> ids(JobSearch search, UUID after, int limit) {
        return jobs.ids(search, after, limit);
    }

    /** Why and when jobs failed for good. */
    @Transactional
    public DeadLetters deadLetters() {
        return deadLetters.newest();
    }
}
