package app.recordings.correction.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.awaitility.Awaitility.await;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** A worker whose job is taken away while the audio service works. */
class HttpAudioServiceInterruptTest extends AudioServerTest {
    @Test
    void interruptWhileListeningEndsTheCallOnBothSides() throws Exception {
        CountDownLatch talking = new CountDownLatch(1);
        CountDownLatch dropped = new CountDownLatch(1);
        HttpAudioService service = service(LONG, call -> {
            call.text();
            call.accept();
            try {
                while (true) {
                    call.line("{\"type\":\"progress\",\"progress\":0.5}").pause(Duration.ofMillis(20));
                    talking.countDown();
                }
            } catch (IOException e) {
                dropped.countDown();
            }
        });
        assertInterruptible(service, talking, () -> new ByteArrayInputStream(new byte[10]));
        assertThat(dropped.await(2, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void interruptBeforeAnyAnswerEndsTheCall() throws Exception {
        CountDownLatch arrived = new CountDownLatch(1);
        HttpAudioService service = service(LONG, call -> {
            call.text();
            arrived.countDown();
            call.hang();
        });
        assertInterruptible(service, arrived, () -> new ByteArrayInputStream(new byte[10]));
    }

    @Test
    void interruptWhileSendingEndsTheCallOnBothSides() throws Exception {
        CountDownLatch arrived = new CountDownLatch(1);
        CountDownLatch go = new CountDownLatch(1);
        CompletableFuture<String> seen = new CompletableFuture<>();
        HttpAudioService service = service(LONG, call -> {
            call.body().readNBytes(1000);
            arrived.countDown();
            try {
                go.await();
                call.text();
                seen.complete("the end");
            } catch (IOException e) {
                seen.complete("a broken body");
            }
        });
        AtomicBoolean closed = new AtomicBoolean();
        assertInterruptible(service, arrived, () -> new Endless(1L << 40, closed));
        assertThat(closed).isTrue();
        go.countDown();
        assertThat(seen.get(5, TimeUnit.SECONDS)).isEqualTo("a broken body");
    }

    private static void assertInterruptible(HttpAudioService service, CountDownLatch ready, Supplier<InputStream> body)
            throws Exception {
        CompletableFuture<Throwable> outcome = new CompletableFuture<>();
        Thread caller =
                new Thread(() -> outcome.complete(catchThrowable(() -> service.transcribe(body, ENGLISH, DEAF))));
        caller.start();
        ready.await();
        await().until(() -> caller.getState() != Thread.State.RUNNABLE);
        caller.interrupt();
        assertThat(outcome.get(2, TimeUnit.SECONDS)).isInstanceOf(InterruptedException.class);
    }
}
