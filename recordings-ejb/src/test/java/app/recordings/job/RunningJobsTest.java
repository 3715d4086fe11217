package app.recordings.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import app.recordings.event.EventPublisher;
import app.recordings.event.EventSignal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class RunningJobsTest {
    private final List<LeaseRenewal> renewed = new ArrayList<>();
    private final List<EventSignal.Progress> told = new ArrayList<>();
    private final RunningJobs running = new RunningJobs();
    private boolean lost;
    private boolean away;

    RunningJobsTest() {
        running.jobs = new JobService() {
            @Override
            public List<UUID> renew(Collection<LeaseRenewal> renewals) {
                if (away) {
                    throw new IllegalStateException("The database is away");
                }
                renewed.addAll(renewals);
                return lost ? renewals.stream().map(LeaseRenewal::lease).toList() : List.of();
            }
        };
        running.publisher = new EventPublisher() {
            @Override
            public void progress(UUID ownerId, EventSignal.Progress progress) {
                told.add(progress);
            }
        };
    }

    private void awaitRenewal() {
        await().pollInSameThread().untilAsserted(() -> {
            running.heartbeat();
            assertThat(renewed).isNotEmpty();
        });
    }

    @AfterEach
    void isNotInterrupted() {
        assertThat(Thread.interrupted()).isFalse();
    }

    @Test
    void leaseOfRunningWorkIsRenewed() {
        Job job = job();
        running.heartbeat();
        running.begin(job);
        running.heartbeat();
        assertThat(renewed).as("its claim is fresh").isEmpty();
        awaitRenewal();
        running.end(job);
        running.heartbeat();
        assertThat(renewed).containsExactly(new LeaseRenewal(job.id(), job.lease(), "", -1));
    }

    @Test
    void workerWhoseLeaseIsLostIsInterrupted() {
        Job job = job();
        running.begin(job);
        lost = true;
        awaitRenewal();
        assertThat(Thread.currentThread().isInterrupted()).isTrue();
        running.end(job);
    }

    @Test
    void workerThatHasEndedIsNotInterrupted() {
        Job job = job();
        running.begin(job);
        running.calm(job);
        lost = true;
        awaitRenewal();
        assertThat(Thread.currentThread().isInterrupted()).isFalse();
        running.end(job);
        running.heartbeat();
    }

    @Test
    void newStageIsStoredBeforeItIsTold() {
        Job job = job();
        running.begin(job);
        running.progress(job, "recognising", 0);
        running.progress(job, "recognising", 0.5);
        assertThat(told).isEmpty();
        running.heartbeat();
        assertThat(renewed).containsExactly(new LeaseRenewal(job.id(), job.lease(), "recognising", 0.5f));
        assertThat(told).extracting(EventSignal.Progress::fraction).containsExactly(0.5);
        running.heartbeat();
        assertThat(renewed).hasSize(1);
        running.end(job);
    }

    @Test
    void stageThatCouldNotBeStoredIsStoredNextTimeAndNotToldBefore() {
        Job job = job();
        running.begin(job);
        running.progress(job, "recognising", 0.5);
        away = true;
        assertThatThrownBy(running::heartbeat).isInstanceOf(IllegalStateException.class);
        assertThat(told).isEmpty();
        away = false;
        running.heartbeat();
        assertThat(renewed).extracting(LeaseRenewal::stage).containsExactly("recognising");
        assertThat(told).extracting(EventSignal.Progress::stage).containsExactly("recognising");
        running.end(job);
    }

    @Test
    void progressIsToldOnceASecondAtMost() {
        Job job = job();
        running.begin(job);
        running.progress(job, "recognising", 0);
        running.heartbeat();
        running.progress(job, "correcting", 0.1);
        running.heartbeat();
        assertThat(renewed).extracting(LeaseRenewal::stage).containsExactly("recognising", "correcting");
        assertThat(told).extracting(EventSignal.Progress::stage).containsExactly("recognising");
        await().untilAsserted(() -> {
            running.heartbeat();
            assertThat(told).extracting(EventSignal.Progress::stage).containsExactly("recognising", "correcting");
        });
        running.end(job);
    }

    @Test
    void stageThatEndsAtOnceCostsNothing() {
        Job job = job();
        running.begin(job);
        running.progress(job, "recognising", 0);
        running.end(job);
        running.heartbeat();
        assertThat(renewed).isEmpty();
        assertThat(told).isEmpty();
    }

    @Test
    void progressOfEndedWorkIsNobodys() {
        running.progress(job(), "recognising", 0.5);
        assertThat(told).isEmpty();
        assertThat(renewed).isEmpty();
    }

    @Test
    void allWorkIsGivenBackBeforeTheNodeStops() throws Exception {
        Job job = job();
        CountDownLatch begun = new CountDownLatch(1);
        CompletableFuture<String> outcome = new CompletableFuture<>();
        new Thread(() -> {
                    running.begin(job);
                    begun.countDown();
                    try {
                        new CountDownLatch(1).await();
                    } catch (InterruptedException e) {
                        outcome.complete("given back");
                    } finally {
                        running.end(job);
                    }
                })
                .start();
        begun.await();
        running.giveBack(Duration.ofSeconds(10));
        assertThat(outcome.get(0, TimeUnit.SECONDS)).isEqualTo("given back");
    }

    @Test
    void workThatDoesNotEndIsNotWaitedForLongerThanAllowed() {
        Job job = job();
        running.begin(job);
        running.giveBack(Duration.ofMillis(50));
        assertThat(Thread.currentThread().isInterrupted()).isTrue();
        running.end(job);
    }

    static Job job() {
        Job job = new Job(UUID.randomUUID(), new NewJob(UUID.randomUUID(), "test", "{}", null), 5, Instant.EPOCH);
        try {
            var lease = Job.class.getDeclaredField("lease");
            lease.setAccessible(true);
            lease.set(job, UUID.randomUUID());
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
        return job;
    }
}
