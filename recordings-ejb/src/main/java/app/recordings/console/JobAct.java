package app.recordings.console;

import app.recordings.job.JobFilter;
import app.recordings.job.JobStatus;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** What administrators do to jobs, and to which of them it can be done. */
public enum JobAct {
    /** Begins anew. */
    RETRY(JobStatus.FAILED, JobStatus.CANCELLED),
    /** Ends before its end. */
    CANCEL(JobStatus.QUEUED, JobStatus.PROCESSING),
    /** Takes from among the dead letters. */
    DISCARD(JobStatus.FAILED);

    private final List<JobStatus> statuses;

    JobAct(JobStatus... statuses) {
        this.statuses = List.of(statuses);
    }

    /** As pages write it: {@code retry}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<JobAct> of(String code) {
        return Stream.of(values()).filter(act -> act.code().equals(code)).findFirst();
    }

    /** Those of the jobs that it can be done to, by status. */
    List<JobSearch> within(JobSearch search) {
        return statuses.stream()
                .filter(status ->
                        search.filter().status() == null || search.filter().status() == status)
                .map(status -> new JobSearch(
                        new JobFilter(status, search.filter().type()),
                        search.owners(),
                        search.error(),
                        search.made(),
                        search.isDead() || this == DISCARD))
                .toList();
    }
}
