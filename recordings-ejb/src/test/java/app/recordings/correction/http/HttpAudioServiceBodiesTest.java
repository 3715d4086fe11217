package app.recordings.correction.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.recordings.correction.AudioServiceException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** Long audio on its way to the audio service. */
class HttpAudioServiceBodiesTest extends AudioServerTest {
    @Test
    void busyServiceIsHeardWhenItLetsTheBodyPass() throws Exception {
        AtomicBoolean closed = new AtomicBoolean();
        HttpAudioService service = service(LONG, call -> {
            call.header("Retry-After", "7").refuseAndStay(503, "{}");
            call.body().transferTo(OutputStream.nullOutputStream());
        });
        assertThatThrownBy(() -> service.transcribe(() -> new Endless(16L << 20, closed), ENGLISH, DEAF))
                .isInstanceOfSatisfying(AudioServiceException.Busy.class, busy -> assertThat(busy.retryAfter())
                        .hasSeconds(7));
        assertThat(closed).isTrue();
    }

    // The answer may be lost in what is still on its way, but nobody waits for it.
    @Test
    void serviceThatClosesWithoutTakingTheBodyIsBusyOrAwayAtOnce() throws Exception {
        try (ServerSocket listening = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            CompletableFuture<Void> answered = CompletableFuture.runAsync(() -> refuseUnread(listening));
            HttpAudioService service = service(URI.create("http://127.0.0.1:" + listening.getLocalPort()), LONG);
            AtomicBoolean closed = new AtomicBoolean();
            assertWithin(SOON, () -> assertThatThrownBy(
                            () -> service.transcribe(() -> new Endless(1L << 40, closed), ENGLISH, DEAF))
                    .isInstanceOfAny(AudioServiceException.Busy.class, AudioServiceException.Away.class));
            assertThat(answered).succeedsWithin(SOON);
            assertThat(closed).isTrue();
        }
    }

    @Test
    void bodyThatIsNotTakenIsGivenUp() throws Exception {
        HttpAudioService service = service(SHORT, AudioServer.Call::hang);
        AtomicBoolean closed = new AtomicBoolean();
        assertWithin(
                Duration.ofSeconds(3),
                () -> assertAway(() -> service.transcribe(() -> new Endless(1L << 40, closed), ENGLISH, DEAF)));
        assertThat(closed).isTrue();
    }

    @Test
    void audioThatCannotBeReadIsNotSentAsAShorterOne() throws Exception {
        CompletableFuture<String> seen = new CompletableFuture<>();
        CountDownLatch begun = new CountDownLatch(1);
        HttpAudioService service = service(LONG, call -> {
            try {
                call.body().readNBytes(1);
                begun.countDown();
                call.text();
                seen.complete("the end");
            } catch (IOException e) {
                seen.complete("a broken body");
            }
        });
        assertThatThrownBy(() -> service.transcribe(() -> new Broken(begun), ENGLISH, DEAF))
                .isInstanceOf(Exception.class);
        assertThat(seen.get(5, TimeUnit.SECONDS)).isEqualTo("a broken body");
    }

    @Test
    void longBodyIsStreamedWithFlatMemory() throws Exception {
        long size = 64L << 20;
        AtomicLong received = new AtomicLong();
        AtomicLong ahead = new AtomicLong();
        Endless body = new Endless(size, new AtomicBoolean());
        HttpAudioService service = service(LONG, call -> {
            byte[] piece = new byte[64 * 1024];
            for (int count = call.body().read(piece);
                    count >= 0;
                    count = call.body().read(piece)) {
                received.addAndGet(count);
                ahead.accumulateAndGet(body.given() - received.get(), Math::max);
            }
            call.accept().line(RECOGNISED).end();
        });
        service.transcribe(() -> body, ENGLISH, DEAF);
        assertThat(received).hasValue(size);
        assertThat(ahead.get()).as("bytes between both sides").isLessThan(16L << 20);
    }

    /** Answers as soon as the head is there, and closes. */
    private static void refuseUnread(ServerSocket listening) {
        try (Socket connection = listening.accept()) {
            BufferedReader head = new BufferedReader(
                    new InputStreamReader(connection.getInputStream(), StandardCharsets.US_ASCII), 1);
            for (String line = head.readLine(); !line.isEmpty(); ) {
                line = head.readLine();
            }
            connection
                    .getOutputStream()
                    .write("HTTP/1.1 503 Busy\r\nRetry-After: 7\r\nContent-Length: 2\r\nConnection: close\r\n\r\n{}"
                            .getBytes(StandardCharsets.US_ASCII));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Fails after its first bytes, when they have arrived. */
    private static final class Broken extends InputStream {
        private final CountDownLatch arrived;
        private int given;

        Broken(CountDownLatch arrived) {
            this.arrived = arrived;
        }

        @Override
        public int read() throws IOException {
            if (given++ > 100_000) {
                assertThat(await()).isTrue();
                throw new IOException("The disk is broken");
            }
            return 0;
        }

        private boolean await() throws IOException {
            try {
                return arrived.await(5, TimeUnit.SECONDS);
            } catch (InterruptedException e) {
                throw new IOException(e);
            }
        }
    }
}
