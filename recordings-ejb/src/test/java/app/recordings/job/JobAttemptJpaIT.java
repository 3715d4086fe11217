package app.recordings.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.recordings.error.ErrorType;
import app.recordings.error.ProblemException;
import app.recordings.harness.Sql;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Attempts that fail, and those that follow. */
class JobAttemptJpaIT extends JobTest {
    @Test
    void anotherAttemptBeginsWithoutTheFormersError() throws Exception {
        Job job = claimed();
        jobs.apply(result(job, ERROR, false));
        Sql.update("update job set next_attempt_at = null where id = ?", job.id());

        assertThat(jobs.claim(job.id()).orElseThrow().error()).isEmpty();
        assertThat(Sql.column("select error_code from event where owner_id = ? order by id", owner))
                .containsExactly(null, null, ERROR.code(), null);
    }

    @Test
    void failedAttemptIsWaitedFor() throws Exception {
        Job job = claimed();
        jobs.apply(result(job, ERROR, false));

        Job waiting = row(job.id());
        assertThat(waiting.error()).contains(ERROR);
        assertThat(waiting.lease()).isNull();
        assertThat(Sql.number(
                        "select (extract(epoch from next_attempt_at - now()) * 1000)::bigint from job where id = ?",
                        job.id()))
                .isBetween(2_000L, 5_000L);
        assertThat(jobs.claim(job.id())).isEmpty();

        due(job.id());
        assertThat(jobs.claim(job.id()).orElseThrow().attempts()).isEqualTo(2);
    }

    @Test
    void lastAttemptIsForTheDeadLetters() throws Exception {
        UUID id = submit();
        for (int attempt = 1; attempt < 5; attempt++) {
            Job job = jobs.claim(id).orElseThrow();
            assertThat(jobs.apply(result(job, ERROR, false))).isEmpty();
            due(id);
        }
        Job last = jobs.claim(id).orElseThrow();
        assertThat(last.attempts()).isEqualTo(last.maxAttempts()).isEqualTo(5);
        JobResult failure = result(last, ERROR, false);
        assertThat(jobs.apply(failure)).contains(failure);
        jobs.fail(failure);
        assertThat(types())
                .endsWith("job.processing", "job.failed")
                .filteredOn("job.failed"::equals)
                .hasSize(1);
    }

    @Test
    void uselessAttemptIsNotRepeated() {
        Job job = claimed();
        JobResult failure = result(job, ERROR, true);
        assertThat(jobs.apply(failure)).contains(failure);
    }

    @Test
    void onlyFailedAndCancelledWorkIsRetried() throws Exception {
        UUID queued = submit();
        UUID processing = claimed().id();
        Job completed = claimed();
        jobs.apply(result(completed, null, false));
        for (UUID id : List.of(queued, processing, completed.id(), UUID.randomUUID())) {
            assertThatThrownBy(() -> jobs.retry(id))
                    .isInstanceOfSatisfying(
                            ProblemException.class, e -> assertThat(e.type()).isEqualTo(ErrorType.NOT_RETRYABLE));
        }
        for (String status : List.of("failed", "cancelled")) {
            UUID id = failed();
            Sql.update("update job set status = ? where id = ?", status, id);
            Job again = jobs.retry(id);
            assertThat(again.status()).isEqualTo(JobStatus.QUEUED);
            assertThat(again.attempts()).isZero();
            assertThat(again.error()).isEmpty();
            assertThat(again.completedAt()).isNull();
            assertThat(jobs.claim(id)).isPresent();
        }
    }

    private static void due(UUID id) throws Exception {
        Sql.update("update job set next_attempt_at = now() where id = ?", id);
    }
}
