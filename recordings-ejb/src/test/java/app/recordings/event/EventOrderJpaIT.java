package app.recordings.event;

import static org.assertj.core.api.Assertions.assertThat;

import app.recordings.harness.Beans;
import app.recordings.harness.Sql;
import app.recordings.harness.Together;
import app.recordings.harness.Transactions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;

class EventOrderJpaIT {
    private static final int WRITERS = 64;
    private static final int EVENTS_EACH = 15;

    private final Beans beans = new Beans();
    private final EventLog log = beans.get(EventLog.class);
    private final EventService events = beans.get(EventService.class);
    private final Beans otherNode = new Beans();
    private final UUID owner = UUID.randomUUID();

    @Test
    void readerSeesIdsInOrderAndMissesNoneWhileManyWrite() throws Exception {
        AtomicInteger writing = new AtomicInteger(WRITERS);
        CompletableFuture<List<Long>> here = CompletableFuture.supplyAsync(() -> readWhile(events, writing));
        CompletableFuture<List<Long>> there =
                CompletableFuture.supplyAsync(() -> readWhile(otherNode.get(EventService.class), writing));
        AtomicInteger number = new AtomicInteger();
        Together.run(WRITERS, () -> {
            EventLog own = number.getAndIncrement() % 2 == 0 ? log : otherNode.get(EventLog.class);
            for (int i = 0; i < EVENTS_EACH; i++) {
                write(own);
            }
            return writing.decrementAndGet();
        });
        List<Long> read = here.get(30, TimeUnit.SECONDS);
        List<Long> written = Sql.column("select id from event where owner_id = ? order by id", owner).stream()
                .map(Long::valueOf)
                .toList();
        assertThat(written).hasSize(WRITERS * EVENTS_EACH);
        assertThat(read).isSorted().isEqualTo(written);
        assertThat(there.get(30, TimeUnit.SECONDS)).isEqualTo(written);
    }

    @Test
    void eventOfAnOpenTransactionHoldsBackTheLaterOnes() throws Exception {
        long start = events.now();
        Transactions.run(() -> {
            append(null);
            CompletableFuture.runAsync(() -> append(null)).get(10, TimeUnit.SECONDS);
            EventService.Slice slice =
                    CompletableFuture.supplyAsync(() -> slice(start)).get(10, TimeUnit.SECONDS);
            assertThat(slice.events()).isEmpty();
        });
        assertThat(slice(start).events()).hasSize(2);
    }

    @Test
    void whatHappensAfterNowHasAGreaterId() {
        append(null);
        long now = events.now();
        append(null);
        assertThat(slice(now).events()).singleElement().satisfies(event -> assertThat(event.id())
                .isGreaterThan(now));
    }

    @Test
    void fullSliceEndsWithItsLastEvent() {
        for (int i = 0; i < 5; i++) {
            append(null);
        }
        EventService.Slice first = events.slice(EventFilter.allOf(owner), 0, 3);
        assertThat(first.isFull()).isTrue();
        assertThat(first.end()).isEqualTo(first.events().get(2).id());
        EventService.Slice rest = events.slice(EventFilter.allOf(owner), first.end(), 3);
        assertThat(rest.isFull()).isFalse();
        assertThat(rest.events()).hasSize(2);
        assertThat(rest.end()).isGreaterThanOrEqualTo(rest.events().get(1).id());
    }

    @Test
    void anotherOwnerSeesNoEvent() {
        append(null);
        assertThat(events.slice(EventFilter.allOf(UUID.randomUUID()), 0, 100).events())
                .isEmpty();
    }

    @Test
    void filterNarrowsToARecordingOrAJob() {
        UUID recording = UUID.randomUUID();
        UUID job = append(recording);
        append(UUID.randomUUID());
        append(null);
        assertThat(events.slice(new EventFilter(owner, recording, null), 0, 100).events())
                .singleElement()
                .satisfies(event -> {
                    assertThat(event.jobId()).isEqualTo(job);
                    assertThat(event.type()).isEqualTo("recording.queued");
                });
        assertThat(events.slice(new EventFilter(owner, null, job), 0, 100).events())
                .hasSize(1);
        assertThat(events.slice(new EventFilter(owner, recording, UUID.randomUUID()), 0, 100)
                        .events())
                .isEmpty();
    }

    @Test
    void ownersWithNewEventsAreFound() {
        long now = events.now();
        append(null);
        assertThat(events.ownersAfter(now)).contains(owner);
        assertThat(events.ownersAfter(events.now())).doesNotContain(owner);
    }

    @Test
    void whatIsTrimmedIsAGapForWhoHasNotSeenIt() throws Exception {
        append(null);
        long first = events.now();
        append(null);
        List<Event> both = slice(0).events();
        Sql.update(
                "update event set at = '2001-01-01' where id = ?", both.get(0).id());
        long before = Sql.number("select trimmed_to from event_log");

        while (events.trim(Instant.parse("2002-01-01T00:00:00Z"))) {
            // Until nothing so old is left.
        }
        assertThat(slice(0).events()).singleElement().satisfies(kept -> assertThat(kept.id())
                .isEqualTo(both.get(1).id()));
        assertThat(Sql.number("select trimmed_to from event_log"))
                .isGreaterThan(before)
                .isEqualTo(both.get(0).id());
        assertThat(events.start(both.get(0).id() - 1).isGap()).isTrue();
        assertThat(events.start(both.get(0).id()))
                .isEqualTo(new EventService.Start(both.get(0).id(), false));
        assertThat(events.start(first).isGap()).isFalse();
    }

    @Test
    void idThatWasNeverGivenIsAGapAndStartsAtNow() {
        append(null);
        EventService.Start start = events.start(Long.MAX_VALUE);
        assertThat(start.isGap()).isTrue();
        append(null);
        assertThat(slice(start.position()).events()).hasSize(1);
    }

    private List<Long> readWhile(EventService reader, AtomicInteger writing) {
        List<Long> read = new ArrayList<>();
        long position = 0;
        boolean last;
        do {
            last = writing.get() == 0;
            EventService.Slice slice = reader.slice(EventFilter.allOf(owner), position, 10_000);
            slice.events().forEach(event -> read.add(event.id()));
            position = slice.end();
        } while (!last);
        return read;
    }

    private void write(EventLog own) throws Exception {
        Transactions.run(() -> {
            pause();
            own.append(new NewEvent(owner, UUID.randomUUID(), null, EventType.QUEUED, 0, null, null));
            pause();
        });
    }

    private static void pause() {
        LockSupport.parkNanos(ThreadLocalRandom.current().nextInt(3_000_000));
    }

    private EventService.Slice slice(long after) {
        return events.slice(EventFilter.allOf(owner), after, 10_000);
    }

    /** @return the job it is of */
    private UUID append(UUID recording) {
        UUID job = UUID.randomUUID();
        try {
            Transactions.run(() -> log.append(new NewEvent(owner, job, recording, EventType.QUEUED, 0, null, null)));
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
        return job;
    }
}
