package app.recordings.recording;

import static org.assertj.core.api.Assertions.assertThat;

import app.recordings.harness.Sql;
import app.recordings.harness.Together;
import app.recordings.job.JobStatus;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Pages of recordings, while others write. */
class RecordingListJpaIT extends RecordingFixture {
    RecordingListJpaIT() throws ClassNotFoundException {}

    @Test
    void everyRecordingIsReachedBySmallPages() throws Exception {
        List<UUID> made = new ArrayList<>();
        for (int i = 0; i < 7; i++) {
            made.add(0, submit(owner, null).recording().id());
            if (i % 3 == 0) {
                beans.clock().advance(Duration.ofMillis(1));
            }
        }
        assertThat(pages(3, () -> {})).isEqualTo(made);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 5})
    void rowsThatArriveMeanwhileNeitherShiftNorDoubleAnything(int limit) throws Exception {
        List<UUID> made = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            made.add(0, submit(owner, null).recording().id());
            beans.clock().advance(Duration.ofMillis(i % 2));
        }
        beans.clock().advance(Duration.ofMillis(1));
        assertThat(pages(limit, () -> submit(owner, null))).isEqualTo(made);
    }

    @Test
    void pagesNeitherSkipNorDoubleWhileOthersWrite() throws Exception {
        List<UUID> made = new ArrayList<>();
        for (int i = 0; i < 30; i++) {
            made.add(0, submit(owner, null).recording().id());
        }
        AtomicInteger turn = new AtomicInteger();
        CountDownLatch seen = new CountDownLatch(1);
        List<List<UUID>> outcomes = Together.run(5, () -> {
            if (turn.getAndIncrement() == 0) {
                List<UUID> pages = pages(3, () -> {});
                seen.countDown();
                return pages;
            }
            while (seen.getCount() > 0) {
                beans.clock().advance(Duration.ofMillis(1));
                submit(owner, null);
            }
            return List.<UUID>of();
        });
        List<UUID> read = outcomes.stream().flatMap(List::stream).toList();
        assertThat(read).doesNotHaveDuplicates().endsWith(made.toArray(UUID[]::new));
    }

    @Test
    void listIsFilteredByStatusAndEmail() throws Exception {
        UUID mine = submit(owner, "a@b.example").recording().id();
        UUID failed = submit(owner, "c@d.example").recording().id();
        Sql.update("update job set status = 'failed' where recording_id = ?", failed);
        assertThat(ids(new RecordingFilter(JobStatus.FAILED, null))).containsExactly(failed);
        assertThat(ids(new RecordingFilter(null, "a@b.example"))).containsExactly(mine);
        assertThat(ids(new RecordingFilter(JobStatus.FAILED, "a@b.example"))).isEmpty();
        assertThat(ids(ALL)).containsExactly(failed, mine);
    }
}
