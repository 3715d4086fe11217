package app.recordings.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.recordings.error.ErrorType;
import app.recordings.error.ProblemException;
import app.recordings.event.Event;
import app.recordings.event.EventFilter;
import app.recordings.event.EventService;
import app.recordings.harness.Beans;
import app.recordings.paging.Page;
import app.recordings.paging.PageRequest;
import app.recordings.security.Caller;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What owners do with jobs. */
class JobRequestJpaIT {
    private static final JobFilter ALL = new JobFilter(null, null);
    private static final PageRequest FIRST = new PageRequest(null, 50);
    private static final JsonObject FOOD =
            Json.createObjectBuilder().add("query", "food").build();

    private final AtomicInteger cancellations = new AtomicInteger();
    private final Beans beans = new Beans()
            .handlers(List.of(new Handler("open"), new Handler("other"), new Internal()))
            .configure("recordings.job.attempts-by-type", "other=2");
    private final JobRequestService requests = beans.get(JobRequestService.class);
    private final JobService jobs = beans.get(JobService.class);
    private final EventService events = beans.get(EventService.class);
    private final UUID owner = UUID.randomUUID();

    private final class Handler implements JobHandler {
        private final String type;

        Handler(String type) {
            this.type = type;
        }

        @Override
        public String type() {
            return type;
        }

        @Override
        public JsonObject accept(JsonObject parameters) {
            return parameters;
        }

        @Override
        public void run(JobContext job) {}

        @Override
        public void cancelled(Job job) {
            cancellations.incrementAndGet();
        }
    }

    private static final class Internal implements JobHandler {
        @Override
        public String type() {
            return "internal";
        }

        @Override
        public void run(JobContext job) {}
    }

    @Test
    void submittedJobWaitsWithItsParameters() {
        Job job = jobs.get(owner, requests.submit(owner, "open", FOOD).id());
        assertThat(job.status()).isEqualTo(JobStatus.QUEUED);
        assertThat(job.parameters()).contains("food");
        assertThat(job.maxAttempts()).isEqualTo(5);
        assertThat(submit("other").maxAttempts()).isEqualTo(2);
    }

    @Test
    void typesThatAreUnknownOrMadeElsewhereAreRefused() {
        for (String type : new String[] {null, "", "unheard-of", "internal"}) {
            assertThatThrownBy(() -> submit(type)).isInstanceOfSatisfying(ProblemException.class, e -> {
                assertThat(e.type()).isEqualTo(ErrorType.INVALID);
                assertThat(e.violations().get(0).field()).isEqualTo("type");
            });
        }
    }

    @Test
    void listIsPagedNewestFirst() {
        List<UUID> ids = Stream.generate(() -> {
                    beans.clock().advance(java.time.Duration.ofSeconds(1));
                    return submit("open").id();
                })
                .limit(5)
                .toList();
        Page<Job> first = requests.list(owner, ALL, new PageRequest(null, 3));
        Page<Job> second = requests.list(owner, ALL, new PageRequest(first.next(), 3));
        assertThat(Stream.concat(first.rows().stream(), second.rows().stream()).map(Job::id))
                .containsExactly(ids.get(4), ids.get(3), ids.get(2), ids.get(1), ids.get(0));
        assertThat(second.next()).isNull();
    }

    @Test
    void listIsNarrowedByStatusAndType() {
        Job open = submit("open");
        Job other = submit("other");
        Job cancelled = requests.cancel(owner, submit("other").id());
        assertThat(ids(new JobFilter(JobStatus.QUEUED, null))).containsExactlyInAnyOrder(open.id(), other.id());
        assertThat(ids(new JobFilter(null, "other"))).containsExactlyInAnyOrder(other.id(), cancelled.id());
        assertThat(ids(new JobFilter(JobStatus.CANCELLED, "open"))).isEmpty();
        assertThatThrownBy(() -> ids(new JobFilter(null, "unheard-of\0"))).isInstanceOf(ProblemException.class);
    }

    @Test
    void anotherOwnerSeesAndChangesNothing() {
        Job job = submit("open");
        UUID stranger = UUID.randomUUID();
        assertThat(requests.list(stranger, ALL, FIRST).rows()).isEmpty();
        assertThat(requests.summary(new Caller(stranger, Caller.Kind.VISITOR)).queueDepth())
                .isZero();
        assertThatThrownBy(() -> requests.cancel(stranger, job.id())).isInstanceOf(ProblemException.class);
        assertThatThrownBy(() -> requests.retry(stranger, job.id())).isInstanceOf(ProblemException.class);
        requests.cancel(owner, job.id());
        assertThat(requests.retryAll(stranger, ALL)).isZero();
        assertThat(jobs.get(owner, job.id()).status()).isEqualTo(JobStatus.CANCELLED);
    }

    @Test
    void queuedAndRunningJobsAreCancelledForGood() {
        Job queued = submit("open");
        Job running = jobs.claim(submit("open").id()).orElseThrow();
        for (Job job : List.of(queued, running)) {
            assertThat(requests.cancel(owner, job.id()).status()).isEqualTo(JobStatus.CANCELLED);
            assertThatThrownBy(() -> requests.cancel(owner, job.id()))
                    .isInstanceOfSatisfying(
                            ProblemException.class, e -> assertThat(e.type()).isEqualTo(ErrorType.NOT_CANCELLABLE));
        }
        assertThat(jobs.claim(queued.id())).isEmpty();
        assertThat(jobs.renew(List.of(new LeaseRenewal(running.id(), running.lease(), "", -1))))
                .as("its worker learns that it lost the job")
                .containsExactly(running.lease());
        jobs.apply(new JobResult(running.id(), running.lease(), null, false, Instant.EPOCH));
        assertThat(jobs.get(owner, running.id()).status()).isEqualTo(JobStatus.CANCELLED);
        assertThat(cancellations).hasValue(2);
        assertThat(types()).filteredOn("job.cancelled"::equals).hasSize(2);
        assertThat(types()).doesNotContain("job.completed");
    }

    @Test
    void resultIsKeptUnderTheLeaseOnly() {
        Job job = jobs.claim(submit("open").id()).orElseThrow();
        jobs.keep(new JobContext(job, null), "{\"imageUrl\": \"/x\"}");
        assertThat(jobs.get(owner, job.id()).result()).contains("/x");

        requests.cancel(owner, job.id());
        assertThatThrownBy(() -> jobs.keep(new JobContext(job, null), "{\"imageUrl\": \"/y\"}"))
                .isInstanceOf(LeaseLostException.class);
        requests.retry(owner, job.id());
        assertThat(jobs.get(owner, job.id()).result()).isNull();
    }

    @Test
    void allThatFailedOrWasCancelledBeginsAnew() {
        submit("open");
        Job cancelled = requests.cancel(owner, submit("open").id());
        Job failed = failed();
        assertThat(requests.retryAll(owner, new JobFilter(JobStatus.FAILED, "open")))
                .isZero();
        assertThat(requests.retryAll(owner, new JobFilter(JobStatus.COMPLETED, null)))
                .isZero();
        assertThat(requests.retryAll(owner, ALL)).isEqualTo(2);
        for (Job job : List.of(cancelled, failed)) {
            Job again = jobs.get(owner, job.id());
            assertThat(again.status()).isEqualTo(JobStatus.QUEUED);
            assertThat(again.attempts()).isZero();
            assertThat(again.error()).isEmpty();
        }
        assertThat(requests.retryAll(owner, ALL)).isZero();
        assertThat(types()).filteredOn("job.queued"::equals).hasSize(5);
    }

    @Test
    void summaryCountsByStatusAndType() {
        submit("open");
        beans.clock().advance(java.time.Duration.ofSeconds(3));
        submit("open");
        failed();
        JobSummary summary = requests.summary(new Caller(owner, Caller.Kind.APPLICATION));
        assertThat(summary.byStatus())
                .isEqualTo(Map.of("queued", 2L, "processing", 0L, "completed", 0L, "failed", 1L, "cancelled", 0L));
        assertThat(summary.byType()).containsOnlyKeys("open", "other");
        assertThat(summary.byType().get("other")).containsEntry("failed", 1L);
        assertThat(summary.queueDepth()).isEqualTo(2);
        assertThat(summary.oldestQueuedAgeMs()).isEqualTo(3000);
        assertThat(requests.summary(Caller.administrator()).queueDepth()).isGreaterThanOrEqualTo(2);
    }

    private Job submit(String type) {
        return requests.submit(owner, type, JsonValue.EMPTY_JSON_OBJECT);
    }

    private Job failed() {
        Job job = jobs.claim(submit("other").id()).orElseThrow();
        jobs.fail(new JobResult(job.id(), job.lease(), new JobError("broken", "It broke."), true, Instant.EPOCH));
        return job;
    }

    private List<UUID> ids(JobFilter filter) {
        return requests.list(owner, filter, FIRST).rows().stream().map(Job::id).toList();
    }

    private List<String> types() {
        return events.slice(EventFilter.allOf(owner), 0, 1000).events().stream()
                .map(Event::type)
                .toList();
    }
}
