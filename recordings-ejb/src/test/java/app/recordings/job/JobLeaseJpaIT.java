package app.recordings.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import app.recordings.error.ErrorType;
import app.recordings.error.ProblemException;
import app.recordings.harness.Sql;
import app.recordings.harness.Together;
import app.recordings.harness.Transactions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Workers that hold their work, lose it, or give it back. */
class JobLeaseJpaIT extends JobTest {
    @Test
    void resultUnderALostLeaseIsRefused() {
        Job first = claimed();
        jobs.release(first.id(), first.lease(), Duration.ZERO);
        Job second = jobs.claim(first.id()).orElseThrow();

        assertUnchanged(first.id(), () -> {
            assertThat(jobs.apply(result(first, null, false))).isEmpty();
            assertThat(jobs.apply(result(first, ERROR, false))).isEmpty();
            assertThat(jobs.apply(result(first, ERROR, true))).isEmpty();
            jobs.fail(result(first, ERROR, true));
            jobs.release(first.id(), first.lease(), Duration.ZERO);
            assertThatThrownBy(() -> jobs.requireLease(first.id(), first.lease()))
                    .isInstanceOf(LeaseLostException.class);
            jobs.requireLease(second.id(), second.lease());
        });
        assertThat(jobs.renew(List.of(renewal(first), renewal(second)))).containsExactly(first.lease());
    }

    @Test
    void leaseThatIsRequiredStaysUntilTheTransactionEnds() throws Exception {
        Job job = claimed();
        CountDownLatch held = new CountDownLatch(1);
        List<String> order = Collections.synchronizedList(new ArrayList<>());
        AtomicInteger turn = new AtomicInteger();
        Together.run(2, () -> {
            if (turn.getAndIncrement() == 0) {
                Transactions.run(() -> {
                    jobs.requireLease(job.id(), job.lease());
                    held.countDown();
                    awaitBlocked();
                    order.add("stored");
                });
            } else {
                held.await();
                jobs.fail(result(job, ERROR, true));
                order.add("failed");
            }
            return null;
        });
        assertThat(order).containsExactly("stored", "failed");
    }

    @Test
    void releaseDoesNotUseAnAttempt() {
        Job job = claimed();
        jobs.release(job.id(), job.lease(), Duration.ZERO);

        Job released = row(job.id());
        assertThat(released.status()).isEqualTo(JobStatus.QUEUED);
        assertThat(released.attempts()).isZero();
        assertThat(released.error()).isEmpty();
        assertThat(jobs.claim(job.id()).orElseThrow().attempts()).isEqualTo(1);
    }

    @Test
    void releaseForALaterTimeIsKept() {
        Job job = claimed();
        jobs.release(job.id(), job.lease(), Duration.ofMinutes(1));
        assertThat(jobs.claim(job.id())).isEmpty();
    }

    @Test
    void lapsedLeaseIsFoundAndCountsAsAFailedAttempt() throws Exception {
        Job alive = claimed();
        Job dead = claimed();
        Sql.update("update job set lease_until = now() - interval '1 second' where id = ?", dead.id());

        List<JobResult> lapsed = jobs.lapsed(1000);
        assertThat(lapsed).extracting(JobResult::jobId).contains(dead.id()).doesNotContain(alive.id());
        JobResult lost = lapsed.stream()
                .filter(result -> result.jobId().equals(dead.id()))
                .findFirst()
                .orElseThrow();
        assertThat(jobs.apply(lost)).isEmpty();
        assertThat(row(dead.id()).error()).map(JobError::code).contains("worker-lost");
        assertThat(row(dead.id()).attempts()).isEqualTo(1);
    }

    @Test
    void renewalKeepsTheLeaseAndShowsTheProgress() throws Exception {
        Job job = claimed();
        Sql.update("update job set lease_until = now() - interval '1 second' where id = ?", job.id());
        assertThat(jobs.renew(List.of(new LeaseRenewal(job.id(), job.lease(), "speaking", 0.5f))))
                .isEmpty();
        assertThat(jobs.lapsed(1000)).extracting(JobResult::jobId).doesNotContain(job.id());
        assertThat(row(job.id()).stage()).isEqualTo("speaking");
        assertThat(row(job.id()).progress()).isEqualTo(0.5f);

        jobs.renew(List.of(renewal(job)));
        assertThat(row(job.id()).stage()).isNull();
        assertThat(row(job.id()).progress()).isNull();
    }

    @Test
    void workThatIsRolledBackIsNotThere() {
        List<UUID> ids = new ArrayList<>();
        assertThatThrownBy(() -> Transactions.run(() -> {
                    ids.add(submit());
                    throw new IllegalStateException("the caller's transaction fails");
                }))
                .hasMessage("the caller's transaction fails");
        assertThat(jobs.claim(ids.get(0))).isEmpty();
        assertThat(types()).isEmpty();
    }

    @Test
    void anotherOwnerSeesNoJob() {
        UUID id = submit();
        assertThat(jobs.get(owner, id).id()).isEqualTo(id);
        assertThatThrownBy(() -> jobs.get(UUID.randomUUID(), id))
                .isInstanceOfSatisfying(
                        ProblemException.class, e -> assertThat(e.type()).isEqualTo(ErrorType.NOT_FOUND));
    }

    private static LeaseRenewal renewal(Job job) {
        return new LeaseRenewal(job.id(), job.lease(), "", -1);
    }

    private static void awaitBlocked() {
        await().until(() -> Sql.number("select count(*) from pg_stat_activity where wait_event_type = 'Lock'") > 0);
    }
}
