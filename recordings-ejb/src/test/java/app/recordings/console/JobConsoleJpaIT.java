package app.recordings.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.recordings.error.ProblemException;
import app.recordings.harness.Sql;
import app.recordings.job.Job;
import app.recordings.job.JobError;
import app.recordings.job.JobFilter;
import app.recordings.job.JobResult;
import app.recordings.job.JobStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What administrators see of jobs. */
class JobConsoleJpaIT {
    private final ConsoleJobs made = new ConsoleJobs();

    @Test
    void piecesFollowEachOtherDownAndUpAgain() {
        List<UUID> ids = Stream.generate(() -> made.submit(made.type)).limit(5).toList();
        IdPage<JobRow> newest = piece(null, null);
        IdPage<JobRow> middle = piece(newest.older(), null);
        IdPage<JobRow> oldest = piece(middle.older(), null);
        assertThat(Stream.of(newest, middle, oldest)
                        .flatMap(page -> page.rows().stream())
                        .map(JobRow::id))
                .containsExactly(ids.get(4), ids.get(3), ids.get(2), ids.get(1), ids.get(0));
        assertThat(newest.newer()).isNull();
        assertThat(oldest.older()).isNull();
        IdPage<JobRow> again = piece(null, oldest.newer());
        assertThat(again).isEqualTo(middle);
        assertThat(piece(null, again.newer()).rows()).isEqualTo(newest.rows());
        assertThat(piece(null, again.newer()).newer()).isNull();
    }

    @Test
    void jobsAreFoundByStatusTypeOwnerErrorAndAge() throws Exception {
        UUID waiting = made.submit(made.type);
        UUID failed = made.failed("broken", "It broke.");
        UUID application = made.application("Schools of " + made.type);
        Sql.update("update job set owner_id = ? where id = ?", application, failed);
        assertThat(made.ids(search(JobStatus.QUEUED, null, null))).containsExactly(waiting);
        assertThat(made.ids(search(JobStatus.FAILED, null, null))).containsExactly(failed);
        assertThat(made.ids(search(JobStatus.COMPLETED, null, null))).isEmpty();
        assertThat(made.ids(search(null, owners("schools OF " + made.type), null)))
                .containsExactly(failed);
        assertThat(made.ids(search(null, owners(application.toString()), null))).containsExactly(failed);
        assertThat(made.ids(search(null, owners("nobody's"), null))).isEmpty();
        assertThat(made.ids(search(null, null, new JobError("broken", null)))).containsExactly(failed);
        assertThat(made.ids(search(null, null, new JobError("broken", "Another."))))
                .isEmpty();
        assertThat(console().page(made.ofType(), IdPageRequest.newest()).rows())
                .extracting(JobRow::caller)
                .containsExactly("Schools of " + made.type, "visitor");
        Instant now = made.beans.clock().instant();
        assertThat(made.ids(in(new Period(now.minusSeconds(60), null)))).hasSize(2);
        assertThat(made.ids(in(new Period(now.plusSeconds(3600), null)))).isEmpty();
        assertThat(made.ids(in(new Period(null, now.minusSeconds(60))))).isEmpty();
    }

    @Test
    void noTextOfATypeReachesTheStatement() {
        assertThatThrownBy(() -> new JobFilter(null, "x' or 'x' = 'x")
                        .equals(new JobSearch(new JobFilter(null, "x' or 'x' = 'x"), null, null, Period.ANY, false)))
                .isInstanceOf(ProblemException.class);
    }

    @Test
    void storyTellsOfEveryAttemptAndEvent() throws Exception {
        UUID id = made.submit(made.type);
        Job first = made.jobs.claim(id).orElseThrow();
        made.jobs.apply(new JobResult(id, first.lease(), new JobError("engine-failed", "No."), false, Instant.EPOCH));
        Sql.update("update job set next_attempt_at = null where id = ?", id);
        Job second = made.jobs.claim(id).orElseThrow();
        made.jobs.release(id, second.lease(), Duration.ZERO);
        Job third = made.jobs.claim(id).orElseThrow();
        made.jobs.apply(new JobResult(id, third.lease(), null, false, Instant.EPOCH));
        Job other = made.jobs.claim(made.submit(made.type)).orElseThrow();
        made.jobs.cancel(other.id());

        JobStory story = console().story(id);
        assertThat(story.attempts())
                .extracting(JobAttempt::outcome)
                .containsExactly("retrying", "released", "completed");
        assertThat(story.attempts()).extracting(JobAttempt::number).containsExactly(1, 2, 2);
        assertThat(story.attempts()).allSatisfy(attempt -> {
            assertThat(attempt.node()).contains(":" + ProcessHandle.current().pid());
            assertThat(attempt.durationMs()).isNotNegative();
        });
        assertThat(story.attempts().get(0).error()).isEqualTo(new JobError("engine-failed", "No."));
        assertThat(story.attempts().get(2).error()).isNull();
        assertThat(story.events())
                .extracting(JobStory.Step::type)
                .containsExactly(
                        "job.queued",
                        "job.processing",
                        "job.retrying",
                        "job.processing",
                        "job.queued",
                        "job.processing",
                        "job.completed");
        assertThat(console().story(other.id()).attempts())
                .extracting(JobAttempt::outcome)
                .containsExactly("cancelled");
        assertThatThrownBy(() -> console().story(UUID.randomUUID())).isInstanceOf(ProblemException.class);
    }

    @Test
    void lateResultOfALostLeaseLeavesTheAttemptAsItWas() {
        Job lost = made.jobs.claim(made.submit(made.type)).orElseThrow();
        made.jobs.apply(new JobResult(lost.id(), UUID.randomUUID(), null, false, Instant.EPOCH));
        assertThat(console().story(lost.id()).attempts()).singleElement().satisfies(attempt -> {
            assertThat(attempt.endedAt()).isNull();
            assertThat(attempt.durationMs()).isNull();
        });
    }

    private JobConsoleService console() {
        return made.console;
    }

    private IdPage<JobRow> piece(UUID olderThan, UUID newerThan) {
        return console().page(made.ofType(), new IdPageRequest(olderThan, newerThan, 2));
    }

    private List<UUID> owners(String caller) {
        return made.beans.get(CallerService.class).find(caller);
    }

    private JobSearch search(JobStatus status, List<UUID> owners, JobError error) {
        return new JobSearch(new JobFilter(status, made.type), owners, error, Period.ANY, false);
    }

    private JobSearch in(Period period) {
        return new JobSearch(new JobFilter(null, made.type), null, null, period, false);
    }
}
