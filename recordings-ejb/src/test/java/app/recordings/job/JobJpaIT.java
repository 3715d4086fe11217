package app.recordings.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import app.recordings.error.ErrorType;
import app.recordings.error.ProblemException;
import app.recordings.event.Event;
import app.recordings.event.EventFilter;
import app.recordings.event.EventService;
import app.recordings.harness.Beans;
import app.recordings.harness.Sql;
import app.recordings.harness.Together;
import app.recordings.harness.Transactions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class JobJpaIT {
    private static final JobError ERROR = new JobError("engine-failed", "The engine failed.");

    private final AtomicInteger completions = new AtomicInteger();
    private final AtomicBoolean away = new AtomicBoolean();
    private final Beans beans = new Beans().handlers(List.of(new Handler()));
    private final JobService jobs = beans.get(JobService.class);
    private final EventService events = beans.get(EventService.class);
    private final UUID owner = UUID.randomUUID();

    private final class Handler implements JobHandler {
        @Override
        public String type() {
            return "test";
        }

        @Override
        public boolean isAvailable() {
            return !away.get();
        }

        @Override
        public void run(JobContext job) {}

        @Override
        public void completed(Job job) {
            completions.incrementAndGet();
        }
    }

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
    void anotherOwnerSeesNoJob() {
        UUID id = submit();
        assertThat(jobs.get(owner, id).id()).isEqualTo(id);
        assertThatThrownBy(() -> jobs.get(UUID.randomUUID(), id))
                .isInstanceOfSatisfying(
                        ProblemException.class, e -> assertThat(e.type()).isEqualTo(ErrorType.NOT_FOUND));
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

    private UUID submit() {
        return jobs.submit(new NewJob(owner, "test", "{\"query\": \"food\"}", null))
                .id();
    }

    private Job claimed() {
        return jobs.claim(submit()).orElseThrow();
    }

    private UUID failed() {
        Job job = claimed();
        jobs.fail(result(job, ERROR, true));
        return job.id();
    }

    private Job row(UUID id) {
        return jobs.get(owner, id);
    }

    private void assertUnchanged(UUID id, Runnable delivery) {
        Job before = row(id);
        List<String> told = types();
        delivery.run();
        assertThat(row(id)).usingRecursiveComparison().isEqualTo(before);
        assertThat(types()).isEqualTo(told);
    }

    private List<String> types() {
        return events.slice(EventFilter.allOf(owner), 0, 1000).events().stream()
                .map(Event::type)
                .toList();
    }

    private static JobResult result(Job job, JobError error, boolean permanent) {
        return new JobResult(job.id(), job.lease(), error, permanent, Instant.EPOCH);
    }

    private static LeaseRenewal renewal(Job job) {
        return new LeaseRenewal(job.id(), job.lease(), "", -1);
    }

    private static void due(UUID id) throws Exception {
        Sql.update("update job set next_attempt_at = now() where id = ?", id);
    }

    private static void awaitBlocked() {
        await().until(() -> Sql.number("select count(*) from pg_stat_activity where wait_event_type = 'Lock'") > 0);
    }
}
