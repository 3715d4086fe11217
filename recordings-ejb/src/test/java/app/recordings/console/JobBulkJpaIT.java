package app.recordings.console;

import static org.assertj.core.api.Assertions.assertThat;

import app.recordings.harness.Sql;
import app.recordings.job.JobError;
import app.recordings.job.JobStatus;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What administrators do to many jobs at once, the dead letters above all. */
class JobBulkJpaIT {
    private static final JobError BROKEN = new JobError("broken", "It broke.");

    private final ConsoleJobs made = new ConsoleJobs();
    private final JobBulk bulk = made.beans.get(JobBulk.class);

    JobBulkJpaIT() {
        // Ids know the real time.
        made.beans.clock().advance(Duration.ofMinutes(1));
    }

    @Test
    void deadLettersAreGroupedByCauseTheCommonestFirst() throws Exception {
        made.failed("broken", "It broke.");
        UUID last = made.failed("broken", "It broke.");
        made.failed("broken", "Otherwise.");
        Sql.update("update job set completed_at = completed_at + interval '1 minute' where id = ?", last);
        assertThat(causes())
                .satisfiesExactly(
                        two -> {
                            assertThat(two.error()).isEqualTo(BROKEN);
                            assertThat(two.count()).isEqualTo(2);
                            assertThat(two.last()).isAfter(two.first());
                        },
                        one -> {
                            assertThat(one.error()).isEqualTo(new JobError("broken", "Otherwise."));
                            assertThat(one.first()).isEqualTo(one.last());
                        });
        List<DeadLetterDay> days = made.console.deadLetters().days();
        assertThat(days).hasSize(30);
        assertThat(days.get(29).day()).isEqualTo(days.get(0).day().plusDays(29));
        assertThat(days.get(28).count() + days.get(29).count()).isGreaterThanOrEqualTo(3);
    }

    @Test
    void allOfACauseBeginAnewAndNothingElse() {
        UUID one = made.failed("broken", "It broke.");
        UUID two = made.failed("broken", "It broke.");
        UUID other = made.failed("broken", "Otherwise.");
        JobSearch cause = JobSearch.dead(made.type, BROKEN);
        assertThat(made.console.count(JobAct.RETRY, cause)).isEqualTo(2);
        assertThat(bulk.act(JobAct.RETRY, cause, JobBulk.Place.START)).isEqualTo(new JobBulk.Outcome(2, null));
        assertThat(Stream.of(one, two, other)
                        .map(id -> made.jobs.get(made.owner, id).status()))
                .containsExactly(JobStatus.QUEUED, JobStatus.QUEUED, JobStatus.FAILED);
        assertThat(bulk.act(JobAct.RETRY, cause, JobBulk.Place.START).done())
                .as("a second time")
                .isZero();
        assertThat(causes()).hasSize(1);
    }

    @Test
    void moreThanOneTransactionHoldsAreAllDone() throws Exception {
        Sql.update("""
                insert into job (id, owner_id, type, parameters, status, attempts, max_attempts, created_at, completed_at, error_code)
                select cast(lpad(to_hex(cast(extract(epoch from now()) * 1000 as bigint) - n), 12, '0')
                    || '7' || substr(md5(random()::text), 1, 19) as uuid),
                    ?, ?, '{}', 'failed', 1, 5, now(), now(), 'broken' from generate_series(1, 600) n
                """, made.owner, made.type);
        assertThat(bulk.act(JobAct.RETRY, made.ofType(), JobBulk.Place.START).done())
                .isEqualTo(600);
        assertThat(bulk.act(JobAct.CANCEL, made.ofType(), JobBulk.Place.START).done())
                .isEqualTo(600);
        assertThat(made.console.count(JobAct.RETRY, made.ofType())).isEqualTo(600);
        assertThat(made.console.count(JobAct.CANCEL, made.ofType())).isZero();
    }

    @Test
    void discardedOnesStayFailedAndCountAgainWhenTheyFailAgain() {
        UUID id = made.failed("broken", "It broke.");
        assertThat(bulk.act(JobAct.DISCARD, made.ofType(), JobBulk.Place.START).done())
                .isEqualTo(1);
        assertThat(bulk.act(JobAct.DISCARD, made.ofType(), JobBulk.Place.START).done())
                .as("a second time")
                .isZero();
        assertThat(causes()).isEmpty();
        assertThat(made.jobs.get(made.owner, id).status()).isEqualTo(JobStatus.FAILED);
        assertThat(made.jobs.get(made.owner, id).discardedAt()).isNotNull();
        assertThat(made.jobs.retry(id).discardedAt()).isNull();
    }

    @Test
    void ownersWithoutRoomKeepWhatFailed() throws Exception {
        made.failed("broken", "It broke.");
        made.failed("broken", "It broke.");
        UUID crowded = UUID.randomUUID();
        Sql.update("""
                insert into job (id, owner_id, type, parameters, status, attempts, max_attempts, created_at)
                select gen_random_uuid(), ?, ?, '{}', 'queued', 0, 5, now() from generate_series(1, 20000) n
                """, crowded, made.other);
        Sql.update("update job set owner_id = ? where owner_id = ?", crowded, made.owner);
        assertThat(bulk.act(JobAct.RETRY, made.ofType(), JobBulk.Place.START).done())
                .isZero();
        Sql.update("delete from job where owner_id = ? and type = ?", crowded, made.other);
        assertThat(bulk.act(JobAct.RETRY, made.ofType(), JobBulk.Place.START).done())
                .isEqualTo(2);
    }

    @Test
    void goesOnWhereItStopped() throws Exception {
        UUID first = made.failed("broken", "It broke.");
        UUID second = made.failed("broken", "It broke.");
        JobBulk.Place behindFirst = JobBulk.Place.parse("0." + first).orElseThrow();
        assertThat(bulk.act(JobAct.RETRY, made.ofType(), behindFirst)).isEqualTo(new JobBulk.Outcome(1, null));
        assertThat(made.jobs.get(made.owner, first).status()).isEqualTo(JobStatus.FAILED);
        assertThat(made.jobs.get(made.owner, second).status()).isEqualTo(JobStatus.QUEUED);
        JobBulk.Place behindFailed = JobBulk.Place.parse("1." + new UUID(0, 0)).orElseThrow();
        assertThat(bulk.act(JobAct.RETRY, made.ofType(), behindFailed).done()).isZero();
        Sql.update("update job set status = 'cancelled' where id = ?", first);
        assertThat(bulk.act(JobAct.RETRY, made.ofType(), behindFailed).done()).isEqualTo(1);
        for (String wrong : new String[] {"", "0", "2." + first, "-1." + first, "0.x", "00." + first}) {
            assertThat(JobBulk.Place.parse(wrong)).as(wrong).isEmpty();
        }
    }

    private List<DeadLetterCause> causes() {
        return made.console.deadLetters().causes().stream()
                .filter(cause -> cause.type().equals(made.type))
                .toList();
    }
}
