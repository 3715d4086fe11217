package app.recordings.stream;

import static app.recordings.stream.FedStreams.ALL;
import static app.recordings.stream.FedStreams.ids;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import app.recordings.event.EventFilter;
import app.recordings.event.EventSignal;
import app.recordings.event.StoredEvents;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class EventStreamTest {
    private static final EventSignal.Progress PROGRESS =
            new EventSignal.Progress(StoredEvents.JOB, StoredEvents.RECORDING, "speaking", 0.5);

    private final FedStreams fed = new FedStreams();
    private final FakeSink sink = new FakeSink();

    @AfterEach
    void stop() {
        fed.close();
    }

    @Test
    void slowClientGetsNoMoreUntilItHasTakenWhatItGot() {
        CompletableFuture<Void> taking = sink.stall();
        EventStream stream = fed.open(sink, 0);
        fed.happen(1);
        await().until(() -> sink.received.size() == 1);
        int reads = fed.log.reads.get();
        fed.log.add(500);
        IntStream.range(0, 10).forEach(i -> fed.feed.wake());
        stream.progress(PROGRESS);
        assertThat(sink.received).containsExactly("1");
        assertThat(fed.log.reads).hasValue(reads);

        sink.taking = CompletableFuture.completedFuture(null);
        taking.complete(null);
        await().untilAsserted(() -> assertThat(sink.received).isEqualTo(ids(501)));
    }

    @Test
    void nothingGoesOutBeforeTheStreamBegins() {
        fed.log.add(1);
        EventStream stream = fed.claimed(sink, new Subscription(ALL, 0, null));
        fed.feed.wake();
        stream.reset();
        stream.release();
        await().untilAsserted(() -> assertThat(sink.received).containsExactly(EventText.RESET, "1"));
    }

    @Test
    void clientThatIsGoneGetsNothingMore() {
        sink.taking = CompletableFuture.failedFuture(new IllegalStateException("gone"));
        EventStream stream = fed.open(sink, 0);
        fed.happen(1);
        await().until(() -> sink.received.size() == 1);
        await().untilAsserted(() -> {
            stream.progress(PROGRESS);
            int before = sink.received.size();
            stream.progress(PROGRESS);
            assertThat(sink.received).hasSize(before);
        });
        fed.happen(1);
        assertThat(sink.received).doesNotContain("2");
    }

    @Test
    void progressIsNarrowedAsEventsAre() {
        fed.open(sink, 0).progress(PROGRESS);
        narrowed(StoredEvents.RECORDING, null).progress(PROGRESS);
        narrowed(null, StoredEvents.JOB).progress(PROGRESS);
        assertThat(sink.received).hasSize(3).containsOnly(EventText.PROGRESS);
        narrowed(UUID.randomUUID(), null).progress(PROGRESS);
        narrowed(null, UUID.randomUUID()).progress(PROGRESS);
        assertThat(sink.received).hasSize(3);
    }

    private EventStream narrowed(UUID recordingId, UUID jobId) {
        return fed.open(sink, new Subscription(new EventFilter(ALL.ownerId(), recordingId, jobId), 0, null));
    }

    @Test
    void endedStreamSendsNothingMore() {
        EventStream stream = fed.claimed(sink, new Subscription(ALL, 0, null));
        stream.end(EventSink.Ending.DRAIN);
        stream.release();
        fed.happen(1);
        stream.progress(PROGRESS);
        assertThat(sink.endings).containsExactly(EventSink.Ending.DRAIN);
        assertThat(sink.received).isEmpty();
        assertThat(fed.log.reads).hasValue(0);
    }

    @Test
    void trimmedPastIsToldByAReset() {
        fed.open(sink, 0).reset();
        assertThat(sink.received).containsExactly(EventText.RESET);
    }
}
