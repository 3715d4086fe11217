package app.recordings.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class JobResultsTest {
    private static final JobError ERROR = new JobError("engine-failed", "It failed.");

    private final Jobs jobs = new Jobs();
    private final JobResults results = new JobResults();

    /** Remembers what is done to jobs, of which none is at its last attempt. */
    private static final class Jobs extends JobService {
        private final List<JobResult> applied = new ArrayList<>();
        private final List<JobResult> failed = new ArrayList<>();

        @Override
        public List<Optional<JobResult>> apply(List<JobResult> results) {
            applied.addAll(results);
            return results.stream().map(result -> Optional.<JobResult>empty()).toList();
        }

        @Override
        public void fail(JobResult result) {
            failed.add(result);
        }
    }

    JobResultsTest() {
        results.jobs = jobs;
    }

    @Test
    void deadLetterEndsItsJob() throws Exception {
        JobResult dead = result(ERROR);
        results.bury(dead, null);
        assertThat(jobs.failed).containsExactly(dead);
        assertThat(jobs.applied).isEmpty();
    }

    @Test
    void resultThatTheBrokerGaveUpIsAppliedAndEndsNothing() throws Exception {
        JobResult failed = result(ERROR);
        JobResult completed = result(null);
        results.bury(failed, JobQueues.RESULTS);
        results.bury(completed, JobQueues.RESULTS);
        assertThat(jobs.applied).containsExactly(failed, completed);
        assertThat(jobs.failed).isEmpty();
    }

    private static JobResult result(JobError error) {
        return new JobResult(UUID.randomUUID(), UUID.randomUUID(), error, false, Instant.EPOCH);
    }
}
