package app.recordings.stream;

import static app.recordings.stream.FedStreams.ids;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Which clients are taken for dead, and when. */
@Timeout(20)
class LivenessTest {
    private static final int HEARTBEAT_LOOKS = 5;
    private static final int PATIENCE = 3;

    private final FedStreams fed = new FedStreams();
    private final FakeSink sink = new FakeSink();
    private EventStream stream;

    @BeforeEach
    void open() {
        stream = fed.open(sink, 0);
    }

    @AfterEach
    void stop() {
        fed.close();
    }

    @Test
    void clientThatAnswersNoHeartbeatIsEndedThoughItTakesAllItIsSent() {
        stream.heartbeat();
        for (int i = 1; i < PATIENCE; i++) {
            fed.happen(1);
            stream.look();
        }
        await().untilAsserted(() -> assertThat(sink.received).isEqualTo(ids(PATIENCE - 1)));
        assertThat(sink.endings).isEmpty();
        stream.look();
        assertThat(sink.endings).containsExactly(EventSink.Ending.TOO_SLOW);
        assertThat(fed.feed.streams()).isEmpty();
    }

    @Test
    void clientIsDeadWithinThirtySecondsOfItsLastAnswer() {
        int secondsBetweenHeartbeats = HEARTBEAT_LOOKS * Patience.SECONDS_BETWEEN_LOOKS;
        int secondsOfPatience = PATIENCE * Patience.SECONDS_BETWEEN_LOOKS;
        assertThat(secondsBetweenHeartbeats + secondsOfPatience).isLessThan(30);
        assertThat(secondsBetweenHeartbeats).isEqualTo(EventStreams.HEARTBEAT_SECONDS);
    }

    @Test
    void anotherHeartbeatGivesNoNewPatience() {
        for (int i = 0; i < PATIENCE; i++) {
            stream.heartbeat();
            stream.look();
        }
        assertThat(sink.endings).containsExactly(EventSink.Ending.TOO_SLOW);
    }

    @Test
    void clientThatAnswersLateStays() {
        for (int round = 0; round < 10; round++) {
            stream.heartbeat();
            IntStream.range(1, PATIENCE).forEach(i -> stream.look());
            stream.answered();
            IntStream.range(0, PATIENCE).forEach(i -> stream.look());
        }
        assertThat(sink.heartbeats).hasValue(10);
        assertThat(sink.endings).isEmpty();
    }

    @Test
    void answerThatIsQuickerThanTheSenderCounts() {
        sink.onHeartbeat = stream::answered;
        stream.heartbeat();
        IntStream.range(0, PATIENCE).forEach(i -> stream.look());
        assertThat(sink.endings).isEmpty();
    }

    @Test
    void clientThatCannotAnswerIsNotBlamedForIt() {
        sink.isAnswered = false;
        for (int i = 0; i < 10 * PATIENCE; i++) {
            stream.heartbeat();
            stream.look();
        }
        assertThat(sink.heartbeats).hasValue(10 * PATIENCE);
        assertThat(sink.endings).isEmpty();
    }

    @Test
    void clientThatTakesNothingIsEndedThoughNoHeartbeatWasDue() {
        sink.taking = new CompletableFuture<>();
        fed.happen(1);
        await().until(() -> sink.received.size() == 1);
        IntStream.range(1, PATIENCE).forEach(i -> stream.look());
        assertThat(sink.endings).isEmpty();
        stream.look();
        assertThat(sink.endings).containsExactly(EventSink.Ending.TOO_SLOW);
    }

    @Test
    void clientThatTakesSlowlyStays() {
        for (int i = 1; i <= 10; i++) {
            CompletableFuture<Void> taking = sink.stall();
            fed.happen(1);
            int taken = i;
            await().until(() -> sink.received.size() == taken);
            IntStream.range(1, PATIENCE).forEach(n -> stream.look());
            taking.complete(null);
            await().until(() -> stream.position() == taken);
        }
        assertThat(sink.endings).isEmpty();
    }

    @Test
    void idleClientIsLeftAlone() {
        IntStream.range(0, 10 * PATIENCE).forEach(i -> stream.look());
        assertThat(sink.endings).isEmpty();
    }
}
