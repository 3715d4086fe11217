package app.recordings.job;

import static org.assertj.core.api.Assertions.assertThat;

import app.recordings.harness.Together;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.Test;

/** Messages that come twice, for nothing, or at the same moment. */
class JobDeliveryJpaIT extends JobTest {
    @Test
    void claimIsExclusive() throws Exception {
        for (int round = 0; round < 10; round++) {
            UUID id = submit();
            List<Optional<Job>> claims = Together.run(8, () -> jobs.claim(id));
            assertThat(claims.stream().flatMap(Optional::stream)).hasSize(1);
            assertThat(row(id).attempts()).isEqualTo(1);
        }
    }

    @Test
    void secondDeliveryOfABellChangesNothing() {
        Job job = claimed();
        assertUnchanged(job.id(), () -> assertThat(jobs.claim(job.id())).isEmpty());
        assertThat(types()).containsExactly("job.queued", "job.processing");
    }

    @Test
    void ofTwoBellsForOneJobInOneTransactionOneIsHeard() {
        UUID id = submit();
        UUID other = submit();
        List<Optional<Job>> claims = jobs.claim(List.of(id, UUID.randomUUID(), other, id));
        assertThat(claims).map(claim -> claim.map(Job::id).orElse(null)).containsExactly(id, null, other, null);
        assertThat(claims.get(0).orElseThrow().lease())
                .isNotEqualTo(claims.get(2).orElseThrow().lease());
        assertThat(types()).filteredOn("job.processing"::equals).hasSize(2);
    }

    @Test
    void resultsInOneTransactionEachHaveTheirOwnEffect() {
        Job good = claimed();
        Job bad = claimed();
        Job dead = claimed();
        JobResult last = result(dead, ERROR, true);
        JobResult stale = new JobResult(good.id(), UUID.randomUUID(), null, false, Instant.EPOCH);
        assertThat(jobs.apply(List.of(last, result(good, null, false), stale, result(bad, ERROR, false))))
                .containsExactly(Optional.of(last), Optional.empty(), Optional.empty(), Optional.empty());
        assertThat(row(good.id()).status()).isEqualTo(JobStatus.COMPLETED);
        assertThat(row(bad.id()).status()).isEqualTo(JobStatus.QUEUED);
        assertThat(row(dead.id()).status()).isEqualTo(JobStatus.PROCESSING);
        assertThat(completions).hasValue(1);
    }

    @Test
    void bellOfANothingIsIgnored() {
        assertThat(jobs.claim(UUID.randomUUID())).isEmpty();
    }

    @Test
    void secondDeliveryOfASuccessChangesNothing() {
        Job job = claimed();
        JobResult success = result(job, null, false);
        assertThat(jobs.apply(success)).isEmpty();
        assertThat(row(job.id()).status()).isEqualTo(JobStatus.COMPLETED);

        assertUnchanged(job.id(), () -> assertThat(jobs.apply(success)).isEmpty());
        assertThat(completions).hasValue(1);
        assertThat(types()).containsExactly("job.queued", "job.processing", "job.completed");
    }

    @Test
    void secondDeliveryOfAFailureChangesNothing() {
        Job job = claimed();
        JobResult failure = result(job, ERROR, false);
        assertThat(jobs.apply(failure)).isEmpty();
        assertThat(row(job.id()).status()).isEqualTo(JobStatus.QUEUED);

        assertUnchanged(job.id(), () -> assertThat(jobs.apply(failure)).isEmpty());
        assertThat(types()).containsExactly("job.queued", "job.processing", "job.retrying");
    }

    @Test
    void deliveriesAtTheSameMomentCountOnce() throws Exception {
        Job failing = claimed();
        Together.run(8, () -> jobs.apply(result(failing, ERROR, false)));
        Job completing = claimed();
        Together.run(8, () -> jobs.apply(result(completing, null, false)));
        Job dead = claimed();
        Together.run(8, () -> {
            jobs.fail(result(dead, ERROR, true));
            return null;
        });
        assertThat(completions).hasValue(1);
        assertThat(types())
                .filteredOn(type -> !type.equals("job.queued") && !type.equals("job.processing"))
                .containsExactly("job.retrying", "job.completed", "job.failed");
    }

    @Test
    void groupsWithTheSameJobsInOtherOrdersDoNotLockEachOtherOut() throws Exception {
        for (int round = 0; round < 20; round++) {
            Job one = claimed();
            Job other = claimed();
            var groups = new ConcurrentLinkedQueue<>(List.of(
                    List.of(result(other, null, false), result(one, ERROR, false)),
                    List.of(result(one, null, false), result(other, ERROR, false))));
            Together.run(2, () -> jobs.apply(groups.remove()));
            assertThat(row(one.id()).status()).isNotEqualTo(JobStatus.PROCESSING);
            assertThat(row(other.id()).status()).isNotEqualTo(JobStatus.PROCESSING);
        }
    }

    @Test
    void secondDeliveryOfALastFailureGoesToTheDeadLettersAgainAndChangesNothing() {
        Job job = claimed();
        JobResult failure = result(job, ERROR, true);
        assertUnchanged(job.id(), () -> {
            assertThat(jobs.apply(failure)).contains(failure);
            assertThat(jobs.apply(failure)).contains(failure);
        });
    }

    @Test
    void secondDeliveryOfADeadLetterChangesNothing() {
        Job job = claimed();
        JobResult failure = result(job, ERROR, true);
        jobs.fail(failure);
        Job failed = row(job.id());
        assertThat(failed.status()).isEqualTo(JobStatus.FAILED);
        assertThat(failed.error()).contains(ERROR);
        assertThat(failed.completedAt()).isNotNull();

        assertUnchanged(job.id(), () -> jobs.fail(failure));
        assertThat(types()).containsExactly("job.queued", "job.processing", "job.failed");
    }
}
