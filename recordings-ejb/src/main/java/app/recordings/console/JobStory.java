package app.recordings.console;

import app.recordings.event.Event;
import app.recordings.job.JobError;
import java.time.Instant;
import java.util.List;

/** What became of one job, as far as is known: attempts since they are remembered, events until they are trimmed. */
public record JobStory(JobRow job, List<JobAttempt> attempts, List<Step> events) {
    /**
     * One event.
     *
     * @param type such as {@code recording.completed}
     */
    public record Step(Instant at, String type, int attempt, JobError error) {
        static Step of(Event event) {
            return new Step(
                    event.at(), event.type(), event.attempt(), JobRow.error(event.errorCode(), event.errorMessage()));
        }
    }
}
