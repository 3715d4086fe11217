package app.recordings.correction.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import app.recordings.correction.AudioServiceException;
import app.recordings.recording.Recognition;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** An audio service that falls silent, and one that is slow. */
class HttpAudioServiceSilenceTest extends AudioServerTest {
    @Test
    void serviceThatDoesNotAnswerIsAway() throws Exception {
        HttpAudioService service = service(SHORT, AudioServer.Call::hang);
        assertWithin(SOON, () -> assertAway(() -> service.transcribe(audio("x"), ENGLISH, DEAF)));
        assertWithin(SOON, () -> assertAway(() -> service.correct("x", "en", DEAF)));
    }

    @Test
    void serviceThatFallsSilentIsAway() throws Exception {
        HttpAudioService service = service(SHORT, call -> {
            call.text();
            call.accept().line("{\"type\":\"progress\",\"progress\":0.5}").hang();
        });
        assertWithin(SOON, () -> assertAway(() -> service.transcribe(audio("x"), ENGLISH, DEAF)));
    }

    @Test
    void serviceThatFallsSilentWithinARefusalIsAway() throws Exception {
        HttpAudioService service = service(SHORT, call -> {
            call.text();
            call.beginRefusal(422, "{\"status\":").hang();
        });
        assertWithin(SOON, () -> assertAway(() -> service.transcribe(audio("x"), ENGLISH, DEAF)));
    }

    @Test
    void slowServiceThatGoesOnTalkingIsWaitedFor() throws Exception {
        // Long enough for a machine that stands still for a second, and less than all the pauses together.
        Duration silence = Duration.ofSeconds(2);
        HttpAudioService service = service(silence, call -> {
            call.text();
            call.accept();
            for (int i = 0; i < 6; i++) {
                call.pause(silence.dividedBy(5)).line("{\"type\":\"progress\",\"progress\":null}");
            }
            call.line(RECOGNISED).end();
        });
        assertThat(service.transcribe(audio("x"), ENGLISH, DEAF).text()).isEqualTo("hello");
    }

    @Test
    void callThatTalksWithoutEndIsGivenUp() throws Exception {
        HttpAudioService service = service(LONG, call -> {
            call.text();
            call.accept();
            while (true) {
                call.pause(Duration.ofMillis(20)).line("{\"type\":\"progress\",\"progress\":null}");
            }
        });
        service.config.longestCall = SHORT;
        service.open();
        assertWithin(SOON, () -> assertThatThrownBy(() -> service.transcribe(audio("x"), ENGLISH, DEAF))
                .isInstanceOf(AudioServiceException.Broken.class));
    }

    @Test
    void callWhoseAudioIsTakenTooSlowlyIsGivenUp() throws Exception {
        HttpAudioService service = service(LONG, call -> {
            byte[] taken = new byte[64 * 1024];
            while (call.body().read(taken) >= 0) {
                call.pause(Duration.ofMillis(20));
            }
        });
        service.config.longestCall = SHORT;
        service.open();
        AtomicBoolean closed = new AtomicBoolean();
        assertWithin(SOON, () -> assertThatThrownBy(
                        () -> service.transcribe(() -> new Endless(1L << 40, closed), ENGLISH, DEAF))
                .isInstanceOf(AudioServiceException.Broken.class));
        assertThat(closed).isTrue();
    }

    @Test
    void slowListenerHoldsTheServiceBack() throws Exception {
        AtomicLong written = new AtomicLong();
        CountDownLatch listening = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        String padding = " ".repeat(32 * 1024);
        int lines = 400;
        HttpAudioService service = service(LONG, call -> {
            call.text();
            call.accept();
            for (int i = 0; i < lines; i++) {
                call.line("{\"type\":\"progress\"," + padding + "\"progress\":0.5}");
                written.incrementAndGet();
            }
            call.line(RECOGNISED).end();
        });
        AtomicLong heard = new AtomicLong();
        CompletableFuture<Recognition> result = CompletableFuture.supplyAsync(() -> {
            try {
                return service.transcribe(audio("x"), ENGLISH, progress -> {
                    heard.incrementAndGet();
                    listening.countDown();
                    join(goOn);
                });
            } catch (AudioServiceException | InterruptedException e) {
                throw new IllegalStateException(e);
            }
        });
        listening.await();
        AtomicLong last = new AtomicLong(-1);
        await().pollInterval(Duration.ofMillis(300)).until(() -> last.getAndSet(written.get()) == written.get());
        assertThat(written.get())
                .as("lines that were taken though nobody listened")
                .isLessThan(lines / 2);
        goOn.countDown();
        assertThat(result.get(15, TimeUnit.SECONDS).text()).isEqualTo("hello");
        assertThat(heard).hasValue(lines);
    }

    private static void join(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
