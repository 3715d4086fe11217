package app.recordings.console;

import app.recordings.harness.Beans;
import app.recordings.harness.Sql;
import app.recordings.job.Job;
import app.recordings.job.JobContext;
import app.recordings.job.JobError;
import app.recordings.job.JobFilter;
import app.recordings.job.JobHandler;
import app.recordings.job.JobResult;
import app.recordings.job.JobService;
import app.recordings.job.NewJob;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Jobs of types of this test's own, so that it sees no other's. */
class ConsoleJobs {
    final String type = "test-" + letters();
    final String other = "other-" + letters();
    final Beans beans = new Beans().handlers(List.of(new Handler(type), new Handler(other)));
    final JobService jobs = beans.get(JobService.class);
    final JobConsoleService console = beans.get(JobConsoleService.class);
    final UUID owner = UUID.randomUUID();

    private record Handler(String type) implements JobHandler {
        @Override
        public void run(JobContext job) {}
    }

    private static String letters() {
        return UUID.randomUUID().toString().replaceAll("[^a-f]", "");
    }

    UUID submit(String what) {
        return jobs.submit(new NewJob(owner, what, "{}", null)).id();
    }

    UUID failed(String code, String message) {
        Job job = jobs.claim(submit(type)).orElseThrow();
        jobs.fail(new JobResult(job.id(), job.lease(), new JobError(code, message), true, Instant.EPOCH));
        return job.id();
    }

    UUID application(String name) throws SQLException {
        UUID id = UUID.randomUUID();
        Sql.update("insert into application (id, name, created_at) values (?, ?, now())", id, name);
        return id;
    }

    JobSearch ofType() {
        return new JobSearch(new JobFilter(null, type), null, null, Period.ANY, false);
    }

    List<UUID> ids(JobSearch search) {
        return console.page(search, IdPageRequest.newest()).rows().stream()
                .map(JobRow::id)
                .toList();
    }
}
