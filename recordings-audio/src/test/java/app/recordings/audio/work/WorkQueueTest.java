package app.recordings.audio.work;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import app.recordings.audio.work.WorkQueue.Place;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class WorkQueueTest {
    private final CountDownLatch end = new CountDownLatch(1);
    private final WorkQueue queue = new WorkQueue("worker", 1, 1);

    @AfterEach
    void close() {
        end.countDown();
        queue.close();
    }

    @Test
    void refusesWhatIsBeyondWorkersAndWaitingPlaces() {
        assertThat(queue.enter()).isPresent();
        assertThat(queue.enter()).isPresent();
        assertThat(queue.enter()).isEmpty();
    }

    @Test
    void keepsThePlaceUntilTheTaskHasEnded() {
        try (Place place = queue.enter().orElseThrow()) {
            queue.enter().orElseThrow().close();
            Future<Boolean> task = place.submit(new Work(), this::work);
            await().until(() -> queue.running() == 1);
            assertThat(task).isNotDone();
        }
        assertThat(queue.enter()).isPresent();
        assertThat(queue.enter()).isEmpty();
        end.countDown();
        await().until(() -> queue.enter().isPresent());
    }

    @Test
    void dropsAWaitingTaskWhenItsPlaceIsLeft() {
        Future<Boolean> running = queue.enter().orElseThrow().submit(new Work(), this::work);
        try (Place place = queue.enter().orElseThrow()) {
            Future<Boolean> waiting = place.submit(new Work(), this::work);
            assertThat(queue.queued()).isOne();
            assertThat(waiting).isNotDone();
        }
        assertThat(queue.queued()).isZero();
        assertThat(queue.enter()).isPresent();
        assertThat(running).isNotDone();
    }

    @Test
    void doesNotBeginCancelledWork() {
        Work work = new Work();
        work.cancel();
        try (Place place = queue.enter().orElseThrow()) {
            assertThat(place.submit(work, this::work))
                    .failsWithin(java.time.Duration.ofSeconds(5))
                    .withThrowableOfType(ExecutionException.class)
                    .withCauseInstanceOf(java.util.concurrent.CancellationException.class);
        }
    }

    private boolean work() throws InterruptedException {
        end.await();
        return true;
    }
}
