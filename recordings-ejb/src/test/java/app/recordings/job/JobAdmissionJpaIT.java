package app.recordings.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.recordings.broker.BrokerException;
import app.recordings.broker.MessageBroker;
import app.recordings.error.ErrorType;
import app.recordings.error.ProblemException;
import app.recordings.harness.Beans;
import app.recordings.harness.SentMessages;
import app.recordings.harness.Sql;
import app.recordings.harness.Together;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Which jobs the broker is told of, and when. */
class JobAdmissionJpaIT {
    private static final int WINDOW = 3;
    private static final JobError ERROR = new JobError("engine-failed", "The engine failed.");

    private final AtomicBoolean away = new AtomicBoolean();
    private final SentMessages broker = new SentMessages();
    private final Beans beans = beans();
    private final JobService jobs = beans.get(JobService.class);
    private final JobPublications publications = beans.get(JobPublications.class);
    private final UUID owner = UUID.randomUUID();
    private final JobLane lane = new JobLane(owner, "test");

    private Beans beans() {
        return new Beans()
                .handlers(List.of(new Handler()))
                .put(MessageBroker.class, broker)
                .configure("recordings.job.window", Integer.toString(WINDOW))
                .configure("recordings.job.caller-limit", "8");
    }

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
    }

    @Test
    void fillsTheWindowWithTheOldest() throws Exception {
        List<UUID> ids = submit(5);
        publications.admit(List.of(lane));
        assertThat(rung()).containsExactlyInAnyOrderElementsOf(ids.subList(0, WINDOW));

        publications.admit(List.of(lane));
        assertThat(rung()).as("nothing has ended").hasSize(WINDOW);
    }

    @Test
    void jobAtWorkKeepsItsPlaceUntilItEnds() throws Exception {
        List<UUID> ids = submit(5);
        publications.admit(List.of(lane));
        Job job = jobs.claim(ids.get(0)).orElseThrow();
        publications.admit(List.of(lane));
        assertThat(rung()).hasSize(WINDOW);

        jobs.apply(new JobResult(job.id(), job.lease(), null, false, Instant.EPOCH));
        publications.admit(List.of(lane));
        assertThat(rung()).hasSize(WINDOW + 1).contains(ids.get(WINDOW));
    }

    @Test
    void everyChangeThatMakesRoomOrNeedsItIsTold() {
        UUID id = submit(1).get(0);
        assertThat(told()).isEqualTo(1);
        Job job = jobs.claim(id).orElseThrow();
        assertThat(told()).as("a claim makes no room").isEqualTo(1);
        jobs.release(id, job.lease(), Duration.ZERO);
        assertThat(told()).isEqualTo(2);
        jobs.cancel(id);
        assertThat(told()).isEqualTo(3);
        jobs.retry(id);
        assertThat(told()).isEqualTo(4);
        Job again = jobs.claim(id).orElseThrow();
        jobs.fail(new JobResult(id, again.lease(), ERROR, true, Instant.EPOCH));
        assertThat(told()).isEqualTo(5);
    }

    @Test
    void oneOwnersThousandsDoNotDelayAnother() throws Exception {
        submit(8);
        JobLane other = new JobLane(UUID.randomUUID(), "test");
        UUID single =
                jobs.submit(new NewJob(other.ownerId(), "test", "{}", null)).id();
        publications.admit(List.of(lane, other));
        assertThat(rung()).hasSize(WINDOW + 1).contains(single);
    }

    @Test
    void laneWithJobsThatWaitIsFound() throws Exception {
        submit(WINDOW + 1);
        publications.admit(List.of(lane));
        assertThat(publications.waiting()).contains(lane);
        jobs.cancel(submit(1).get(0));
        assertThat(publications.waiting()).doesNotContain(new JobLane(UUID.randomUUID(), "test"));
    }

    @Test
    void jobIsRungForWhenItIsDue() throws Exception {
        UUID id = submit(1).get(0);
        publications.admit(List.of(lane));
        Job job = jobs.claim(id).orElseThrow();
        jobs.apply(new JobResult(id, job.lease(), ERROR, false, Instant.EPOCH));
        publications.admit(List.of(lane));
        assertThat(rung()).hasSize(1);

        Sql.update("update job set next_attempt_at = now() where id = ?", id);
        publications.admit(List.of(lane));
        assertThat(rung()).containsExactly(id, id);
    }

    @Test
    void outageCostsNoBells() throws Exception {
        submit(5);
        away.set(true);
        publications.admit(List.of(lane));
        assertThat(rung()).isEmpty();
        assertThat(publications.waiting()).isEmpty();

        away.set(false);
        assertThat(publications.waiting()).contains(lane);
        publications.admit(List.of(lane));
        assertThat(rung()).hasSize(WINDOW);
    }

    @Test
    void bellHeardDuringAnOutageIsRungAgainLater() throws Exception {
        UUID id = submit(1).get(0);
        publications.admit(List.of(lane));
        away.set(true);
        assertThat(jobs.claim(id)).isEmpty();
        away.set(false);
        Sql.update("update job set next_attempt_at = now() where id = ?", id);
        publications.admit(List.of(lane));
        assertThat(rung()).containsExactly(id, id);
    }

    @Test
    void whatTheBrokerDidNotTakeIsSentLater() throws Exception {
        List<UUID> ids = submit(2);
        broker.away(true);
        assertThatThrownBy(() -> publications.admit(List.of(lane))).isInstanceOf(BrokerException.class);
        broker.away(false);
        publications.admit(List.of(lane));
        assertThat(rung()).containsExactlyInAnyOrderElementsOf(ids);
    }

    @Test
    void nodesAtTheSameMomentOverfillNothing() throws Exception {
        submit(8);
        Together.run(4, () -> {
            publications.admit(List.of(lane));
            return null;
        });
        assertThat(rung()).hasSize(WINDOW).doesNotHaveDuplicates();
    }

    @Test
    void bellThatLaterOnesOvertookIsRungAgain() throws Exception {
        List<UUID> ids = submit(2);
        publications.admit(List.of(lane));
        UUID lost = ids.get(0);
        Sql.update("update job set published_at = now() - interval '40 seconds' where id = ?", lost);
        assertThat(jobs.claim(ids.get(1))).isPresent();
        publications.admitAgain();
        assertThat(rung().stream().filter(lost::equals)).hasSize(2);

        publications.admitAgain();
        assertThat(rung().stream().filter(lost::equals))
                .as("it has just been rung")
                .hasSize(2);
    }

    @Test
    void refusesMoreThanAnOwnerMayQueue() {
        List<UUID> ids = submit(8);
        assertThatThrownBy(() -> submit(1)).isInstanceOfSatisfying(ProblemException.class, e -> {
            assertThat(e.type()).isEqualTo(ErrorType.TOO_MANY_REQUESTS);
            assertThat(e.retryAfter()).isPresent();
        });
        jobs.cancel(ids.get(0));
        submit(1);
        assertThatThrownBy(() -> jobs.retry(ids.get(0))).isInstanceOf(ProblemException.class);
    }

    @Test
    void refusesMoreThanMayBeQueuedInAll() {
        JobService full = beans().configure("recordings.job.limit", "1").get(JobService.class);
        submit(1);
        full.countQueued();
        assertThatThrownBy(() -> full.submit(new NewJob(UUID.randomUUID(), "test", "{}", null)))
                .isInstanceOfSatisfying(
                        ProblemException.class, e -> assertThat(e.type()).isEqualTo(ErrorType.OVERLOADED));
    }

    private List<UUID> submit(int count) {
        return Stream.generate(() -> jobs.submit(new NewJob(owner, "test", "{}", null)))
                .limit(count)
                .map(Job::id)
                .toList();
    }

    private List<UUID> rung() {
        return broker.texts().stream()
                .map(text -> JobBell.parse(text).orElseThrow())
                .toList();
    }

    private long told() {
        return beans.fired().stream()
                .filter(JobChanged.class::isInstance)
                .map(JobChanged.class::cast)
                .filter(change -> change.movesLane() && change.job().lane().equals(lane))
                .count();
    }
}
