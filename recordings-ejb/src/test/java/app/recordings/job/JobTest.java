package app.recordings.job;

import static org.assertj.core.api.Assertions.assertThat;

import app.recordings.event.Event;
import app.recordings.event.EventFilter;
import app.recordings.event.EventService;
import app.recordings.harness.Beans;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/** Jobs on a real database. */
abstract class JobTest {
    static final JobError ERROR = new JobError("engine-failed", "The engine failed.");

    final AtomicInteger completions = new AtomicInteger();
    final AtomicBoolean away = new AtomicBoolean();
    final Beans beans = new Beans().handlers(List.of(new Handler()));
    final JobService jobs = beans.get(JobService.class);
    final EventService events = beans.get(EventService.class);
    final UUID owner = UUID.randomUUID();

    final class Handler implements JobHandler {
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

    UUID submit() {
        return jobs.submit(new NewJob(owner, "test", "{\"query\": \"food\"}", null))
                .id();
    }

    Job claimed() {
        return jobs.claim(submit()).orElseThrow();
    }

    UUID failed() {
        Job job = claimed();
        jobs.fail(result(job, ERROR, true));
        return job.id();
    }

    Job row(UUID id) {
        return jobs.get(owner, id);
    }

    void assertUnchanged(UUID id, Runnable delivery) {
        Job before = row(id);
        List<String> told = types();
        delivery.run();
        assertThat(row(id)).usingRecursiveComparison().isEqualTo(before);
        assertThat(types()).isEqualTo(told);
    }

    List<String> types() {
        return events.slice(EventFilter.allOf(owner), 0, 1000).events().stream()
                .map(Event::type)
                .toList();
    }

    static JobResult result(Job job, JobError error, boolean permanent) {
        return new JobResult(job.id(), job.lease(), error, permanent, Instant.EPOCH);
    }
}
