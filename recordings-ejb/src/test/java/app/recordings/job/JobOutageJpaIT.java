package app.recordings.job;

import static org.assertj.core.api.Assertions.assertThat;

import app.recordings.harness.Sql;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Work whose service is away. */
class JobOutageJpaIT extends JobTest {
    @Test
    void workOfAServiceThatIsAwayWaitsUnclaimed() {
        UUID id = submit();
        away.set(true);
        assertThat(jobs.claim(id)).isEmpty();
        assertThat(row(id).status()).isEqualTo(JobStatus.QUEUED);
        assertThat(row(id).attempts()).isZero();
        assertThat(row(id).nextAttemptAt()).isNotNull();
        assertThat(types()).containsExactly("job.queued");
    }

    @Test
    void outageShortensNoWait() throws Exception {
        UUID id = submit();
        Sql.update("update job set next_attempt_at = now() + interval '10 minutes' where id = ?", id);
        away.set(true);
        Instant before = row(id).nextAttemptAt();
        assertThat(jobs.claim(id)).isEmpty();
        assertThat(row(id).nextAttemptAt()).isEqualTo(before);
    }

    @Test
    void outageDoesNotTouchWorkUnderWay() {
        Job job = claimed();
        away.set(true);
        assertUnchanged(job.id(), () -> assertThat(jobs.claim(job.id())).isEmpty());
        assertThat(jobs.apply(result(job, null, false))).isEmpty();
        assertThat(row(job.id()).status()).isEqualTo(JobStatus.COMPLETED);
    }
}
