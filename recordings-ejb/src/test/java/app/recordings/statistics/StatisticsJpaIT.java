package app.recordings.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import app.recordings.harness.Beans;
import app.recordings.harness.Sql;
import app.recordings.harness.Together;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Counting events, on a real database whose other tests' events were counted before. */
class StatisticsJpaIT {
    private static final Instant THEN = Instant.parse("2001-02-03T04:05:06Z");

    private final Beans beans = new Beans();
    private final StatisticsService statistics = beans.get(StatisticsService.class);

    @BeforeEach
    void begin() throws Exception {
        countAll();
        Sql.update("delete from job_statistics");
        at(THEN);
    }

    private void at(Instant time) {
        beans.clock().advance(Duration.between(beans.clock().instant(), time));
    }

    private void countAll() {
        while (statistics.count()) {
            // some at a time
        }
    }

    private static UUID job() throws Exception {
        UUID id = UUID.randomUUID();
        Sql.update("""
                insert into job (id, owner_id, type, parameters, status, attempts, max_attempts, created_at)
                values (?, ?, 'test', '{}', 'completed', 1, 5, cast(? as timestamptz))
                """, id, id, THEN.toString());
        return id;
    }

    private static void happened(UUID job, String what, Duration later) throws Exception {
        Sql.update("""
                insert into event (owner_id, type, at, job_id, attempt) values (?, ?, cast(? as timestamptz), ?, 1)
                """, job, "job." + what, THEN.plus(later).toString(), job);
    }

    private JobCounts now() {
        List<JobCounts> counts = statistics.counts(Span.HOUR);
        return counts.get(counts.size() - 1);
    }

    @Test
    void countsEachEventOnceHoweverOftenItLooks() throws Exception {
        UUID job = job();
        happened(job, "queued", Duration.ZERO);
        happened(job, "processing", Duration.ofSeconds(1));
        happened(job, "retrying", Duration.ofSeconds(2));
        countAll();
        happened(job, "processing", Duration.ofSeconds(3));
        happened(job, "completed", Duration.ofSeconds(4));
        countAll();
        countAll();
        assertThat(now())
                .extracting(JobCounts::accepted, JobCounts::completed, JobCounts::failed, JobCounts::retried)
                .containsExactly(1L, 1L, 0L, 1L);
        assertThat(now().latencies().within(0.5).orElseThrow())
                .isBetween(Duration.ofMillis(3_400), Duration.ofMillis(4_600));
    }

    @Test
    void neitherAcceptsNorTimesAnewWhatComesBack() throws Exception {
        UUID job = job();
        for (String what : List.of(
                "queued", "processing", "failed", "queued", "processing", "queued", "processing", "completed")) {
            happened(job, what, Duration.ofSeconds(10));
        }
        countAll();
        assertThat(now().accepted()).isEqualTo(1);
        assertThat(now().failed()).isEqualTo(1);
        assertThat(now().completed()).isEqualTo(1);
        assertThat(now().latencies().count()).isZero();
    }

    @Test
    void sumsUpInStepsOfEachSpan() throws Exception {
        for (int minute = 0; minute < 100; minute++) {
            happened(job(), "completed", Duration.ofMinutes(-minute));
        }
        countAll();
        assertThat(statistics.counts(Span.HOUR)).hasSize(60).allSatisfy(step -> assertThat(step.completed())
                .isEqualTo(1));
        assertThat(statistics.counts(Span.DAY)).hasSize(96);
        assertThat(statistics.counts(Span.DAY).stream()
                        .mapToLong(JobCounts::completed)
                        .sum())
                .isEqualTo(100);
        assertThat(statistics.counts(Span.MONTH)).hasSize(120);
        assertThat(statistics.counts(Span.MONTH).stream()
                        .mapToLong(step -> step.latencies().count())
                        .sum())
                .isEqualTo(100);
        at(THEN.plus(Duration.ofDays(33)));
        statistics.trim();
        assertThat(Sql.column("select distinct seconds from job_statistics")).containsExactly("3600");
    }

    @Test
    void nodesThatCountTogetherCountOnce() throws Exception {
        for (int i = 0; i < 50; i++) {
            happened(job(), "completed", Duration.ZERO);
        }
        Together.run(4, () -> {
            countAll();
            return null;
        });
        countAll();
        assertThat(now().completed()).isEqualTo(50);
        assertThat(now().latencies().count()).isEqualTo(50);
    }
}
