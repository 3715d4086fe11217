package app.recordings.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.recordings.broker.BrokerException;
import app.recordings.broker.MessageBroker;
import app.recordings.error.ProblemException;
import app.recordings.trace.Tracing;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** How an attempt is reported while the broker is away. */
class JobWorkerTest {
    private final List<JobResult> applied = new ArrayList<>();
    private final JobWorker worker = new JobWorker();
    private boolean busy;

    JobWorkerTest() {
        worker.jobs = new JobService() {
            @Override
            public List<Optional<Job>> claim(List<UUID> ids) {
                return ids.stream()
                        .map(id -> Optional.of(RunningJobsTest.job()))
                        .toList();
            }
        };
        worker.handlers = new JobHandlers() {
            @Override
            JobHandler of(String type) {
                return new Nothing();
            }
        };
        worker.results = new JobResults() {
            @Override
            public void apply(JobResult result) {
                applied.add(result);
                if (busy) {
                    throw ProblemException.overloaded("Too busy.", Duration.ofSeconds(1));
                }
            }
        };
        worker.broker = new MessageBroker() {
            @Override
            public void send(String queue, Collection<String> texts) throws BrokerException {
                throw new BrokerException("The broker is away", null);
            }
        };
        worker.running = new RunningJobs();
        worker.tracing = new Tracing();
        worker.clock = Clock.systemUTC();
    }

    /** Work that succeeds at once. */
    private static final class Nothing implements JobHandler {
        @Override
        public String type() {
            return "test";
        }

        @Override
        public void run(JobContext job) {
            // It is done.
        }
    }

    @Test
    void resultIsAppliedDirectlyWhileTheBrokerIsAway() throws Exception {
        worker.work(UUID.randomUUID());
        assertThat(applied).singleElement().satisfies(result -> {
            assertThat(result.error()).isNull();
            assertThat(result.at()).isBefore(Instant.now(worker.clock).plusSeconds(1));
        });
    }

    @Test
    void successThatCannotBeReportedIsNoFailure() {
        busy = true;
        assertThatThrownBy(() -> worker.work(UUID.randomUUID())).isInstanceOf(ProblemException.class);
        assertThat(applied).extracting(JobResult::error).containsOnlyNulls();
        assertThat(worker.running.count("test")).isZero();
    }
}
