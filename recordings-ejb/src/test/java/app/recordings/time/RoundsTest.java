package app.recordings.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class RoundsTest {
    private final ExecutorService executor = Executors.newCachedThreadPool();
    private final Rounds rounds = new Rounds(executor);
    private final AtomicInteger count = new AtomicInteger();

    @AfterEach
    void stop() {
        rounds.close();
        executor.shutdownNow();
    }

    @Test
    void roundThatFailsIsNotTheLast() {
        rounds.every(Duration.ofMillis(1), "counting", () -> {
            count.incrementAndGet();
            throw new IOException("again");
        });
        await().until(() -> count.get() > 3);
    }

    @Test
    void roundThatHangsHoldsNoOtherUp() {
        rounds.every(Duration.ofMillis(1), "hanging", () -> new CountDownLatch(1).await())
                .every(Duration.ofMillis(1), "counting", count::incrementAndGet);
        await().until(() -> count.get() > 3);
    }

    @Test
    void closingEndsAllRounds() throws Exception {
        rounds.every(Duration.ofMillis(1), "hanging", () -> new CountDownLatch(1).await())
                .every(Duration.ofMillis(1), "counting", count::incrementAndGet);
        await().until(() -> count.get() > 0);
        rounds.close();
        executor.shutdown();
        assertThat(executor.awaitTermination(5, TimeUnit.SECONDS)).isTrue();
    }
}
