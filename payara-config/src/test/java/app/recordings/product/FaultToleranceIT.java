package app.recordings.product;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.ResourceLock;

/** The policy on calls of the audio service, as the real container applies it: calls are counted on the other side. */
@ExtendWith(Fakes.class)
@ResourceLock(Fakes.LOCK)
class FaultToleranceIT {
    private static final int ATTEMPTS_AT_ONCE = 3;
    private static final int CIRCUIT_WINDOW = 6;
    /** What a job waits before its worker tries again; what comes sooner is the client's own try. */
    private static final Duration JOBS_WAIT = Duration.ofSeconds(4);

    private static final Duration CIRCUIT_STAYS_OPEN = Duration.ofSeconds(5);
    private static final Duration LONGEST_OUTAGE = Duration.ofSeconds(60);

    private final CountedEngine engine = Fakes.engine();
    private final Client client = Fakes.client();

    /** So that the circuit has seen only good calls. */
    @BeforeEach
    void completeSome() {
        engine.heal();
        for (int i = 0; i < CIRCUIT_WINDOW; i++) {
            client.completed(client.accepted(Sound.silence(100)));
        }
    }

    @Test
    void triesAgainWhenAConnectionBreaks() {
        engine.breakNext(ATTEMPTS_AT_ONCE - 1);
        var recording = client.completed(client.accepted(Sound.silence(100)));
        assertThat(engine.calls()).hasSize(ATTEMPTS_AT_ONCE);
        assertThat(Duration.between(engine.calls().get(0), engine.calls().get(ATTEMPTS_AT_ONCE - 1)))
                .isLessThan(JOBS_WAIT);
        assertThat(recording.path("attempts").asInt()).isOne();
    }

    @Test
    void leavesABrokenEngineInPeaceUntilItIsWellAgain() {
        engine.breakNext(Integer.MAX_VALUE);
        var first = client.accepted(Sound.silence(100));
        await().atMost(LONGEST_OUTAGE).until(() -> engine.calls().size() == ATTEMPTS_AT_ONCE);

        // half of the last six calls failed, so the circuit is open, whoever comes and wants to call
        var more = new ArrayList<String>();
        await().atMost(LONGEST_OUTAGE).pollInterval(Duration.ofMillis(500)).until(() -> {
            more.add(client.accepted(Sound.silence(100)));
            return engine.calls().size() > ATTEMPTS_AT_ONCE;
        });
        var opened = engine.calls().get(ATTEMPTS_AT_ONCE - 1);
        assertThat(Duration.between(opened, engine.calls().get(ATTEMPTS_AT_ONCE)))
                .isGreaterThan(CIRCUIT_STAYS_OPEN.minusMillis(200));

        engine.heal();
        more.forEach(client::completed);
        assertThat(client.completed(first).path("attempts").asInt()).isOne();
    }
}
