package app.recordings.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.recordings.error.ProblemException;
import app.recordings.harness.SettableClock;
import app.recordings.quota.Limits;
import app.recordings.quota.Quota;
import app.recordings.quota.Quotas;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class JobLimitsTest {
    private static final UUID OWNER = UUID.randomUUID();

    private final SettableClock clock = new SettableClock();
    private final Rows rows = new Rows();
    private final JobLimits limits = limits();

    /** As many as the test says. */
    private static final class Rows extends JobAdmissionRepository {
        private long queued;
        private int counted;
        private int countedInAll;

        @Override
        long queued(UUID ownerId) {
            counted++;
            return queued;
        }

        @Override
        long queuedInAll() {
            countedInAll++;
            return queued;
        }
    }

    private JobLimits limits() {
        JobConfig config = new JobConfig();
        config.limit = 200_000;
        JobLimits made = new JobLimits();
        made.admissions = rows;
        made.config = config;
        made.clock = clock;
        made.quotas = new Quotas() {
            @Override
            public Limits limits(UUID owner) {
                return Limits.UNLIMITED.with(Map.of(Quota.QUEUED_JOBS, 20_000L));
            }
        };
        return made;
    }

    @Test
    void shortQueueIsCountedEachTime() {
        rows.queued = 999;
        submit(5);
        assertThat(rows.counted).isEqualTo(5);
    }

    @Test
    void longQueueIsCountedOnceASecond() {
        rows.queued = 10_000;
        submit(50);
        assertThat(rows.counted).isOne();
        clock.advance(Duration.ofMillis(1_001));
        submit(50);
        assertThat(rows.counted).isEqualTo(2);
    }

    @Test
    void limitHoldsForWhatCameSinceTheCount() {
        rows.queued = 19_990;
        submit(10);
        assertThatThrownBy(() -> submit(1)).isInstanceOf(ProblemException.class);
        assertThat(rows.counted).isOne();
    }

    @Test
    void ownerHasRoomAgainSoonAfterTheQueueBecameShorter() {
        rows.queued = 20_000;
        assertThatThrownBy(() -> submit(1)).isInstanceOf(ProblemException.class);
        rows.queued = 5;
        clock.advance(Duration.ofMillis(1_001));
        submit(3);
        assertThat(rows.counted).isEqualTo(4);
    }

    @Test
    void allAreCountedTheMoreOftenTheFullerTheQueueIs() {
        assertThat(countsOfTenSeconds(0)).isOne();
        assertThat(countsOfTenSeconds(170_000)).isEqualTo(2);
        assertThat(countsOfTenSeconds(199_000)).isEqualTo(5);
        assertThat(countsOfTenSeconds(300_000)).isEqualTo(5);
    }

    private int countsOfTenSeconds(long queued) {
        clock.advance(Duration.ofMinutes(2));
        rows.queued = queued;
        rows.countedInAll = 0;
        for (int i = 0; i < 5; i++) {
            limits.refresh();
            clock.advance(Duration.ofSeconds(2));
        }
        return rows.countedInAll;
    }

    @Test
    void whatIsFullIsSeenAndSoIsThatItIsNoMore() {
        rows.queued = 200_000;
        limits.refresh();
        assertThatThrownBy(() -> submit(1)).isInstanceOf(ProblemException.class);
        rows.queued = 0;
        clock.advance(Duration.ofSeconds(2));
        limits.refresh();
        submit(1);
    }

    private void submit(int count) {
        IntStream.range(0, count).forEach(i -> limits.requireRoom(OWNER, 1));
    }
}
