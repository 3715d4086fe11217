package app.recordings.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import app.recordings.event.Event;
import app.recordings.event.EventFilter;
import app.recordings.event.EventService;
import app.recordings.event.EventSignal;
import app.recordings.event.StoredEvents;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class EventStreamTest {
    private static final EventFilter ALL = EventFilter.allOf(UUID.randomUUID());
    private static final EventSignal.Progress PROGRESS =
            new EventSignal.Progress(StoredEvents.JOB, StoredEvents.RECORDING, "speaking", 0.5);

    private final ExecutorService executor = Executors.newFixedThreadPool(4);
    private final Log log = new Log();
    private final Sink sink = new Sink();
    private final EventFeed feed =
            new EventFeed(ALL, new EventFeed.Services(log, executor, Clock.fixed(StoredEvents.AT, ZoneOffset.UTC)));

    /** The event log, in memory. */
    private static final class Log extends EventService {
        private final List<Event> events = new CopyOnWriteArrayList<>();
        private final AtomicInteger reads = new AtomicInteger();
        private volatile boolean away;

        @Override
        public Slice slice(EventFilter filter, long after, int limit) {
            reads.incrementAndGet();
            if (away) {
                throw new IllegalStateException("The database is away");
            }
            long end = events.size();
            List<Event> found = events.stream()
                    .filter(event -> event.id() > after && event.id() <= end)
                    .limit(limit)
                    .toList();
            return found.size() == limit
                    ? new Slice(found, found.get(limit - 1).id(), true)
                    : new Slice(found, Math.max(after, end), false);
        }

        void add(int count) {
            IntStream.range(0, count).forEach(i -> events.add(StoredEvents.completed(events.size() + 1)));
        }
    }

    /** A client that takes everything at once, or nothing until it is told to. */
    private static final class Sink implements EventSink {
        private final List<String> received = new CopyOnWriteArrayList<>();
        private final AtomicInteger heartbeats = new AtomicInteger();
        private final List<Ending> endings = new CopyOnWriteArrayList<>();
        private volatile CompletableFuture<Void> taking = CompletableFuture.completedFuture(null);
        private volatile boolean isBroken;

        @Override
        public CompletionStage<?> send(List<EventMessage> messages) {
            if (isBroken) {
                throw new IllegalStateException("broken");
            }
            messages.forEach(message -> received.add(message.id() == null ? message.type() : message.id()));
            return taking;
        }

        @Override
        public void heartbeat() {
            heartbeats.incrementAndGet();
        }

        @Override
        public void close(Ending reason) {
            endings.add(reason);
        }
    }

    @AfterEach
    void stop() {
        executor.shutdownNow();
    }

    @Test
    void replayBeginsBehindWhatTheClientHas() {
        log.add(5);
        stream(ALL, 2);
        await().untilAsserted(() -> assertThat(sink.received).containsExactly("3", "4", "5"));
    }

    @Test
    void longReplayIsReadPieceByPiece() {
        log.add(1234);
        EventStream stream = stream(ALL, 0);
        await().untilAsserted(() -> assertThat(stream.position()).isEqualTo(1234));
        assertThat(sink.received).isEqualTo(ids(1234));
        assertThat(log.reads.get()).isEqualTo(7);
    }

    @Test
    void nothingIsLostDoubledOrOutOfOrderHoweverOftenTheBellRings() {
        EventStream stream = stream(ALL, 0);
        List<CompletableFuture<Void>> ringing = IntStream.range(0, 4)
                .mapToObj(i -> CompletableFuture.runAsync(
                        () -> IntStream.range(0, 5_000).forEach(n -> feed.wake())))
                .toList();
        for (int i = 0; i < 2000; i++) {
            log.add(1);
            feed.wake();
        }
        ringing.forEach(CompletableFuture::join);
        await().untilAsserted(() -> assertThat(stream.position()).isEqualTo(2000));
        assertThat(sink.received).isEqualTo(ids(2000));
    }

    @Test
    void bellDuringAReadIsNotLost() {
        CompletableFuture<Void> taking = slow();
        stream(ALL, 0);
        log.add(1);
        feed.wake();
        await().until(() -> sink.received.size() == 1);
        log.add(1);
        feed.wake();
        taking.complete(null);
        await().untilAsserted(() -> assertThat(sink.received).containsExactly("1", "2"));
    }

    @Test
    void slowClientGetsNoMoreUntilItHasTakenWhatItGot() {
        CompletableFuture<Void> taking = slow();
        EventStream stream = stream(ALL, 0);
        log.add(1);
        feed.wake();
        await().until(() -> sink.received.size() == 1);
        int reads = log.reads.get();
        log.add(500);
        IntStream.range(0, 10).forEach(i -> feed.wake());
        stream.progress(PROGRESS);
        stream.heartbeat();
        stream.endIfSlowerThan(Long.MAX_VALUE);
        assertThat(sink.received).containsExactly("1");
        assertThat(sink.heartbeats).hasValue(0);
        assertThat(sink.endings).isEmpty();
        assertThat(log.reads).hasValue(reads);

        sink.taking = CompletableFuture.completedFuture(null);
        taking.complete(null);
        await().untilAsserted(() -> assertThat(sink.received).isEqualTo(ids(501)));
    }

    @Test
    void oneReadServesAllWhoAreAtTheSamePlace() {
        List<Sink> clients = IntStream.range(0, 50).mapToObj(i -> new Sink()).toList();
        List<EventStream> streams = clients.stream()
                .map(client -> stream(new Subscription(ALL, 0, null), client))
                .toList();
        await().untilAsserted(() -> assertThat(log.reads.get()).isPositive());
        log.add(10);
        int reads = log.reads.get();
        feed.wake();
        await().untilAsserted(() -> assertThat(streams).allMatch(stream -> stream.position() == 10));
        assertThat(clients).allSatisfy(client -> assertThat(client.received).isEqualTo(ids(10)));
        assertThat(log.reads.get() - reads).isLessThan(10);
    }

    @Test
    void clientThatTakesNothingHoldsUpNoOther() {
        Sink stuck = new Sink();
        stuck.taking = new CompletableFuture<>();
        stream(new Subscription(ALL, 0, null), stuck);
        stream(ALL, 0);
        IntStream.range(0, 20).forEach(i -> {
            log.add(1);
            feed.wake();
        });
        await().untilAsserted(() -> assertThat(sink.received).isEqualTo(ids(20)));
        assertThat(stuck.received).doesNotHaveDuplicates();

        stuck.taking.complete(null);
        await().untilAsserted(() -> assertThat(stuck.received).isEqualTo(ids(20)));
    }

    @Test
    void clientWhoseConnectionFailsTakesNothingFromTheOthersAndDoublesNothing() {
        List<Sink> before = IntStream.range(0, 20).mapToObj(i -> new Sink()).toList();
        before.forEach(client -> stream(new Subscription(ALL, 0, null), client));
        Sink broken = new Sink();
        broken.isBroken = true;
        stream(new Subscription(ALL, 0, null), broken);
        List<Sink> after = IntStream.range(0, 20).mapToObj(i -> new Sink()).toList();
        after.forEach(client -> stream(new Subscription(ALL, 0, null), client));
        for (int i = 0; i < 10; i++) {
            log.add(1);
            feed.wake();
        }
        for (List<Sink> clients : List.of(before, after)) {
            await().untilAsserted(() -> assertThat(clients)
                    .allSatisfy(client -> assertThat(client.received).isEqualTo(ids(10))));
        }
        assertThat(feed.streams()).hasSize(40);
    }

    @Test
    void nothingGoesOutBeforeTheStreamBegins() {
        log.add(1);
        EventStream stream = new EventStream(new Subscription(ALL, 0, null), sink, feed, feed::remove);
        feed.add(stream);
        feed.wake();
        stream.reset();
        stream.release();
        await().untilAsserted(() -> assertThat(sink.received).containsExactly(EventText.RESET, "1"));
    }

    @Test
    void tooSlowClientIsClosed() {
        sink.taking = new CompletableFuture<>();
        EventStream stream = stream(ALL, 0);
        log.add(1);
        feed.wake();
        await().until(() -> sink.received.size() == 1);
        await().untilAsserted(() -> {
            stream.endIfSlowerThan(0);
            assertThat(sink.endings).contains(EventSink.Ending.TOO_SLOW);
        });
    }

    @Test
    void idleClientGetsHeartbeats() {
        EventStream stream = stream(ALL, 0);
        stream.heartbeat();
        stream.endIfSlowerThan(0);
        assertThat(sink.heartbeats).hasValue(1);
        assertThat(sink.endings).isEmpty();
    }

    @Test
    void clientThatIsGoneGetsNothingMore() {
        sink.taking = CompletableFuture.failedFuture(new IllegalStateException("gone"));
        EventStream stream = stream(ALL, 0);
        log.add(1);
        feed.wake();
        await().until(() -> sink.received.size() == 1);
        await().untilAsserted(() -> {
            stream.progress(PROGRESS);
            int before = sink.received.size();
            stream.progress(PROGRESS);
            assertThat(sink.received).hasSize(before);
        });
        log.add(1);
        feed.wake();
        assertThat(sink.received).doesNotContain("2");
    }

    @Test
    void streamGoesOnWhenTheDatabaseIsBack() {
        log.away = true;
        stream(ALL, 0);
        log.add(3);
        await().until(() -> log.reads.get() > 0);
        log.away = false;
        await().untilAsserted(() -> {
            feed.wake();
            assertThat(sink.received).containsExactly("1", "2", "3");
        });
    }

    @Test
    void progressIsNarrowedAsEventsAre() {
        stream(ALL, 0).progress(PROGRESS);
        stream(new EventFilter(ALL.ownerId(), StoredEvents.RECORDING, null), 0).progress(PROGRESS);
        stream(new EventFilter(ALL.ownerId(), null, StoredEvents.JOB), 0).progress(PROGRESS);
        assertThat(sink.received).hasSize(3).containsOnly(EventText.PROGRESS);
        stream(new EventFilter(ALL.ownerId(), UUID.randomUUID(), null), 0).progress(PROGRESS);
        stream(new EventFilter(ALL.ownerId(), null, UUID.randomUUID()), 0).progress(PROGRESS);
        assertThat(sink.received).hasSize(3);
    }

    @Test
    void endedStreamSendsNothingMore() {
        EventStream stream = new EventStream(new Subscription(ALL, 0, null), sink, feed, feed::remove);
        feed.add(stream);
        stream.end(EventSink.Ending.DRAIN);
        stream.release();
        log.add(1);
        feed.wake();
        stream.progress(PROGRESS);
        assertThat(sink.endings).containsExactly(EventSink.Ending.DRAIN);
        assertThat(sink.received).isEmpty();
        assertThat(log.reads).hasValue(0);
    }

    @Test
    void trimmedPastIsToldByAReset() {
        stream(ALL, 0).reset();
        assertThat(sink.received).containsExactly(EventText.RESET);
    }

    private CompletableFuture<Void> slow() {
        CompletableFuture<Void> taking = new CompletableFuture<>();
        sink.taking = taking;
        return taking;
    }

    private EventStream stream(EventFilter filter, long position) {
        return stream(new Subscription(filter, position, null), sink);
    }

    private EventStream stream(Subscription subscription, Sink client) {
        EventStream stream = new EventStream(subscription, client, feed, feed::remove);
        feed.add(stream);
        stream.release();
        return stream;
    }

    private static List<String> ids(int upTo) {
        return IntStream.rangeClosed(1, upTo).mapToObj(Integer::toString).toList();
    }
}
