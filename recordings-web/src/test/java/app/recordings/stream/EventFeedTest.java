package app.recordings.stream;

import static app.recordings.stream.FedStreams.ids;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class EventFeedTest {
    private final FedStreams fed = new FedStreams();
    private final FakeSink sink = new FakeSink();

    @AfterEach
    void stop() {
        fed.close();
    }

    @Test
    void replayBeginsBehindWhatTheClientHas() {
        fed.log.add(5);
        fed.open(sink, 2);
        await().untilAsserted(() -> assertThat(sink.received).containsExactly("3", "4", "5"));
    }

    @Test
    void longReplayIsReadPieceByPiece() {
        fed.log.add(1234);
        EventStream stream = fed.open(sink, 0);
        await().untilAsserted(() -> assertThat(stream.position()).isEqualTo(1234));
        assertThat(sink.received).isEqualTo(ids(1234));
        assertThat(fed.log.reads.get()).isEqualTo(7);
    }

    @Test
    void nothingIsLostDoubledOrOutOfOrderHoweverOftenTheBellRings() {
        EventStream stream = fed.open(sink, 0);
        List<CompletableFuture<Void>> ringing = IntStream.range(0, 4)
                .mapToObj(i -> CompletableFuture.runAsync(
                        () -> IntStream.range(0, 5_000).forEach(n -> fed.feed.wake())))
                .toList();
        for (int i = 0; i < 2000; i++) {
            fed.log.add(1);
            fed.feed.wake();
        }
        ringing.forEach(CompletableFuture::join);
        await().untilAsserted(() -> assertThat(stream.position()).isEqualTo(2000));
        assertThat(sink.received).isEqualTo(ids(2000));
    }

    @Test
    void bellDuringAReadIsNotLost() {
        CompletableFuture<Void> taking = sink.stall();
        fed.open(sink, 0);
        fed.happen(1);
        await().until(() -> sink.received.size() == 1);
        fed.happen(1);
        taking.complete(null);
        await().untilAsserted(() -> assertThat(sink.received).containsExactly("1", "2"));
    }

    @Test
    void oneReadServesAllWhoAreAtTheSamePlace() {
        List<FakeSink> clients =
                IntStream.range(0, 50).mapToObj(i -> new FakeSink()).toList();
        List<EventStream> streams =
                clients.stream().map(client -> fed.open(client, 0)).toList();
        await().untilAsserted(() -> assertThat(fed.log.reads.get()).isPositive());
        fed.log.add(10);
        int reads = fed.log.reads.get();
        fed.feed.wake();
        await().untilAsserted(() -> assertThat(streams).allMatch(stream -> stream.position() == 10));
        assertThat(clients).allSatisfy(client -> assertThat(client.received).isEqualTo(ids(10)));
        assertThat(fed.log.reads.get() - reads).isLessThan(10);
    }

    @Test
    void clientThatTakesNothingHoldsUpNoOther() {
        FakeSink stuck = new FakeSink();
        CompletableFuture<Void> taking = stuck.stall();
        fed.open(stuck, 0);
        fed.open(sink, 0);
        IntStream.range(0, 20).forEach(i -> {
            fed.log.add(1);
            fed.feed.wake();
        });
        await().untilAsserted(() -> assertThat(sink.received).isEqualTo(ids(20)));
        assertThat(stuck.received).doesNotHaveDuplicates();

        taking.complete(null);
        await().untilAsserted(() -> assertThat(stuck.received).isEqualTo(ids(20)));
    }

    @Test
    void clientWhoseConnectionFailsTakesNothingFromTheOthersAndDoublesNothing() {
        List<FakeSink> before =
                IntStream.range(0, 20).mapToObj(i -> new FakeSink()).toList();
        before.forEach(client -> fed.open(client, 0));
        FakeSink broken = new FakeSink();
        broken.isBroken = true;
        fed.open(broken, 0);
        List<FakeSink> after =
                IntStream.range(0, 20).mapToObj(i -> new FakeSink()).toList();
        after.forEach(client -> fed.open(client, 0));
        for (int i = 0; i < 10; i++) {
            fed.log.add(1);
            fed.feed.wake();
        }
        for (List<FakeSink> clients : List.of(before, after)) {
            await().untilAsserted(() -> assertThat(clients)
                    .allSatisfy(client -> assertThat(client.received).isEqualTo(ids(10))));
        }
        assertThat(fed.feed.streams()).hasSize(40);
    }

    @Test
    void streamGoesOnWhenTheDatabaseIsBack() {
        fed.log.away = true;
        fed.open(sink, 0);
        fed.log.add(3);
        await().until(() -> fed.log.reads.get() > 0);
        fed.log.away = false;
        await().untilAsserted(() -> {
            fed.feed.wake();
            assertThat(sink.received).containsExactly("1", "2", "3");
        });
    }
}
