package app.recordings.correction.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.awaitility.Awaitility.await;

import app.recordings.correction.AudioServiceException;
import app.recordings.recording.CorrectedText;
import app.recordings.recording.Correction;
import app.recordings.recording.Recognition;
import app.recordings.recording.Speech;
import app.recordings.recording.Word;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
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
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.DoubleConsumer;
import java.util.function.Supplier;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(30)
class HttpAudioServiceTest {
    private static final Duration SHORT = Duration.ofMillis(400);
    private static final Duration LONG = Duration.ofSeconds(20);
    private static final Duration SOON = Duration.ofSeconds(5);
    private static final DoubleConsumer DEAF = progress -> {};
    private static final String RECOGNISED = """
            {"type":"result","text":"hello","language":"en","durationMs":1500,
            "words":[{"text":"hello","startMs":10,"endMs":400,"confidence":0.9}],"peaks":[-3,87],"engine":"sphinx4"}
            """.replace("\n", "");

    private AudioServer server;

    @AfterEach
    void stop() {
        if (server != null) {
            server.close();
        }
    }

    @Test
    void recognitionIsReadFromTheResult() throws Exception {
        CompletableFuture<String> body = new CompletableFuture<>();
        CompletableFuture<String> target = new CompletableFuture<>();
        HttpAudioService service = service(LONG, call -> {
            target.complete(call.target());
            body.complete(call.text());
            call.accept()
                    .line("{\"type\":\"progress\",\"progress\":0.25}")
                    .line("{\"type\":\"progress\",\"progress\":null}")
                    .line("{\"type\":\"progress\",\"progress\":7}")
                    .line(RECOGNISED)
                    .end();
        });
        List<Double> progress = new ArrayList<>();
        Recognition recognition = service.transcribe(audio("some audio"), "en&x", progress::add);
        assertThat(recognition)
                .isEqualTo(new Recognition(
                        "hello", 1500, List.of(new Word("hello", 10, 400, 0.9)), List.of(0, 87), "sphinx4"));
        assertThat(progress).containsExactly(0.25, 1.0);
        assertThat(body).isCompletedWithValue("some audio");
        assertThat(target).isCompletedWithValue("/transcriptions?language=en%26x");
    }

    @Test
    void correctionIsReadFromTheResult() throws Exception {
        CompletableFuture<String> body = new CompletableFuture<>();
        HttpAudioService service = service(LONG, call -> {
            body.complete(call.text());
            call.accept().line("""
                            {"type":"result","correctedText":"A \\u00fc.","corrections":[{"offset":0,"length":1,
                            "original":"a","replacement":"A","rule":"R","message":"M"}],"engine":"languagetool"}
                            """.replace("\n", "")).end();
        });
        assertThat(service.correct("a ü\"", "en", DEAF))
                .isEqualTo(
                        new CorrectedText("A ü.", List.of(new Correction(0, 1, "a", "A", "R", "M")), "languagetool"));
        assertThat(body).isCompletedWithValue("{\"text\":\"a ü\\\"\",\"language\":\"en\"}");
    }

    @Test
    void speechIsPutTogetherFromItsPieces() throws Exception {
        byte[] content = random(600_000);
        HttpAudioService service = service(LONG, call -> {
            call.text();
            call.accept();
            for (int from = 0; from < content.length; from += 49_152) {
                int length = Math.min(49_152, content.length - from);
                byte[] piece = Arrays.copyOfRange(content, from, from + length);
                call.line(
                        "{\"type\":\"audio\",\"data\":\"" + Base64.getEncoder().encodeToString(piece) + "\"}");
            }
            call.line(spoken(content.length)).end();
        });
        try (Speech speech = service.speak("hello", "en", DEAF);
                InputStream stored = speech.audio().open()) {
            assertThat(stored.readAllBytes()).isEqualTo(content);
            assertThat(speech.durationMs()).isEqualTo(1234);
            assertThat(speech.engine()).isEqualTo("marytts");
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 4, 6})
    void speechOfAnotherSizeThanToldIsNoSpeech(int told) throws Exception {
        HttpAudioService service = service(LONG, call -> {
            call.text();
            String data = Base64.getEncoder().encodeToString(told == 0 ? new byte[0] : new byte[5]);
            call.accept()
                    .line("{\"type\":\"audio\",\"data\":\"" + data + "\"}")
                    .line(spoken(told))
                    .end();
        });
        assertAway(() -> service.speak("hello", "en", DEAF));
    }

    @Test
    void refusalAfterTheHeadersIsARefusal() throws Exception {
        HttpAudioService service = service(LONG, call -> {
            call.text();
            call.accept()
                    .line("{\"type\":\"error\",\"code\":\"undecodable-audio\",\"message\":\"No audio\"}")
                    .end();
        });
        assertRefused("undecodable-audio", service);
    }

    @Test
    void refusalBeforeTheHeadersIsARefusal() throws Exception {
        HttpAudioService service = service(LONG, call -> {
            call.text();
            call.refuse(422, "{\"status\":422,\"code\":\"undecodable-audio\",\"detail\":\"No audio\"}");
        });
        assertRefused("undecodable-audio", service);
    }

    @ParameterizedTest
    @ValueSource(strings = {"engine-failed", "time-limit", "something-new"})
    void brokenEngineIsNoRefusal(String code) throws Exception {
        HttpAudioService service = service(LONG, call -> {
            call.text();
            call.accept()
                    .line("{\"type\":\"error\",\"code\":\"" + code + "\",\"message\":\"It broke\"}")
                    .end();
        });
        assertThatThrownBy(() -> service.transcribe(audio("x"), "en", DEAF))
                .isInstanceOf(AudioServiceException.Broken.class)
                .hasMessageContaining(code);
    }

    @Test
    void busyServiceTellsWhenToComeAgain() throws Exception {
        HttpAudioService service = service(LONG, call -> {
            call.text();
            call.header("Retry-After", "7").refuse(503, "{}");
        });
        assertThatThrownBy(() -> service.transcribe(audio("x"), "en", DEAF))
                .isInstanceOfSatisfying(AudioServiceException.Busy.class, busy -> assertThat(busy.retryAfter())
                        .hasSeconds(7));
    }

    @Test
    void busyServiceWithoutATimeIsAskedAgainAfterASecond() throws Exception {
        HttpAudioService service = service(LONG, call -> {
            call.text();
            call.header("Retry-After", "tomorrow").refuse(503, "{}");
        });
        assertThatThrownBy(() -> service.transcribe(audio("x"), "en", DEAF))
                .isInstanceOfSatisfying(AudioServiceException.Busy.class, busy -> assertThat(busy.retryAfter())
                        .hasSeconds(1));
    }

    @ParameterizedTest
    @ValueSource(ints = {404, 500, 502})
    void brokenServiceIsAway(int status) throws Exception {
        HttpAudioService service = service(LONG, call -> {
            call.text();
            call.refuse(status, "<html>");
        });
        assertAway(() -> service.transcribe(audio("x"), "en", DEAF));
    }

    @Test
    void refusalThatIsNoProblemIsAway() throws Exception {
        HttpAudioService service = service(LONG, call -> {
            call.text();
            call.refuse(422, "<html>");
        });
        assertAway(() -> service.transcribe(audio("x"), "en", DEAF));
    }

    @Test
    void refusedConnectionIsNoticedAtOnce() throws Exception {
        int port;
        try (ServerSocket unused = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = unused.getLocalPort();
        }
        HttpAudioService service = service(URI.create("http://127.0.0.1:" + port), LONG);
        assertWithin(SOON, () -> assertAway(() -> service.transcribe(audio("x"), "en", DEAF)));
        assertWithin(SOON, () -> assertAway(() -> service.correct("x", "en", DEAF)));
        assertWithin(SOON, () -> assertAway(service::languages));
    }

    @Test
    void serviceThatDoesNotAnswerIsAway() throws Exception {
        HttpAudioService service = service(SHORT, AudioServer.Call::hang);
        assertWithin(SOON, () -> assertAway(() -> service.transcribe(audio("x"), "en", DEAF)));
        assertWithin(SOON, () -> assertAway(() -> service.correct("x", "en", DEAF)));
    }

    @Test
    void serviceThatFallsSilentIsAway() throws Exception {
        HttpAudioService service = service(SHORT, call -> {
            call.text();
            call.accept().line("{\"type\":\"progress\",\"progress\":0.5}").hang();
        });
        assertWithin(SOON, () -> assertAway(() -> service.transcribe(audio("x"), "en", DEAF)));
    }

    @Test
    void serviceThatFallsSilentWithinARefusalIsAway() throws Exception {
        HttpAudioService service = service(SHORT, call -> {
            call.text();
            call.beginRefusal(422, "{\"status\":").hang();
        });
        assertWithin(SOON, () -> assertAway(() -> service.transcribe(audio("x"), "en", DEAF)));
    }

    @Test
    void slowServiceThatGoesOnTalkingIsWaitedFor() throws Exception {
        HttpAudioService service = service(SHORT, call -> {
            call.text();
            call.accept();
            for (int i = 0; i < 8; i++) {
                call.pause(Duration.ofMillis(100)).line("{\"type\":\"progress\",\"progress\":null}");
            }
            call.line(RECOGNISED).end();
        });
        assertThat(service.transcribe(audio("x"), "en", DEAF).text()).isEqualTo("hello");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "rubbish",
                "",
                "[]",
                "{}",
                "{\"type\":7}",
                "{\"type\":\"error\"}",
                "{\"type\":\"result\"}",
                "{\"type\":\"result\",\"text\":1,\"durationMs\":\"x\",\"words\":{},\"engine\":null}",
                "{\"type\":\"progress\",\"progress\":\"much\"}"
            })
    void rubbishIsAway(String line) throws Exception {
        HttpAudioService service = service(LONG, call -> {
            call.text();
            call.accept().line(line).line(RECOGNISED.replace("}]", "")).end();
        });
        assertAway(() -> service.transcribe(audio("x"), "en", DEAF));
    }

    @Test
    void unknownLinesAreSkipped() throws Exception {
        HttpAudioService service = service(LONG, call -> {
            call.text();
            call.accept().line("{\"type\":\"weather\"}").line(RECOGNISED).end();
        });
        assertThat(service.transcribe(audio("x"), "en", DEAF).text()).isEqualTo("hello");
    }

    @Test
    void answerWithoutAResultIsAway() throws Exception {
        HttpAudioService service = service(LONG, call -> {
            call.text();
            call.accept().line("{\"type\":\"progress\",\"progress\":1}").end();
        });
        assertAway(() -> service.transcribe(audio("x"), "en", DEAF));
    }

    @Test
    void answerThatBreaksOffIsAway() throws Exception {
        HttpAudioService service = service(LONG, call -> {
            call.text();
            call.accept().line("{\"type\":\"progress\",\"progress\":0.5}").breakOff();
        });
        assertWithin(SOON, () -> assertAway(() -> service.transcribe(audio("x"), "en", DEAF)));
    }

    @Test
    void busyServiceIsHeardWhenItLetsTheBodyPass() throws Exception {
        AtomicBoolean closed = new AtomicBoolean();
        HttpAudioService service = service(LONG, call -> {
            call.header("Retry-After", "7").refuseAndStay(503, "{}");
            call.body().transferTo(OutputStream.nullOutputStream());
        });
        assertThatThrownBy(() -> service.transcribe(() -> new Endless(16L << 20, closed), "en", DEAF))
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
                            () -> service.transcribe(() -> new Endless(1L << 40, closed), "en", DEAF))
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
                () -> assertAway(() -> service.transcribe(() -> new Endless(1L << 40, closed), "en", DEAF)));
        assertThat(closed).isTrue();
    }

    @Test
    void audioThatCannotBeReadIsNotSentAsAShorterOne() throws Exception {
        CompletableFuture<String> seen = new CompletableFuture<>();
        HttpAudioService service = service(LONG, call -> {
            try {
                call.text();
                seen.complete("the end");
            } catch (IOException e) {
                seen.complete("a broken body");
            }
        });
        assertThatThrownBy(() -> service.transcribe(Broken::new, "en", DEAF)).isInstanceOf(Exception.class);
        assertThat(seen.get(5, TimeUnit.SECONDS)).isEqualTo("a broken body");
    }

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
                ahead.accumulateAndGet(body.given.get() - received.get(), Math::max);
            }
            call.accept().line(RECOGNISED).end();
        });
        service.transcribe(() -> body, "en", DEAF);
        assertThat(received).hasValue(size);
        assertThat(ahead.get()).as("bytes between both sides").isLessThan(16L << 20);
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
                return service.transcribe(audio("x"), "en", progress -> {
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

    @Test
    void languagesAreThoseOfTheHealth() throws Exception {
        HttpAudioService service =
                service(LONG, call -> call.refuse(200, "{\"status\":\"ready\",\"languages\":[\"en\",\"de\"]}"));
        assertThat(service.languages()).containsExactlyInAnyOrder("en", "de");
    }

    @Test
    void oneCallIsOneRequest() throws Exception {
        HttpAudioService service = service(LONG, call -> call.refuse(500, ""));
        assertAway(() -> service.correct("x", "en", DEAF));
        assertThat(server.calls())
                .as("repeating is the fault tolerance's business")
                .isEqualTo(1);
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

    private interface Action {
        void run() throws Exception;
    }

    private HttpAudioService service(Duration silence, AudioServer.Script script) throws IOException {
        server = new AudioServer(script);
        return service(server.url(), silence);
    }

    private static HttpAudioService service(URI url, Duration silence) {
        HttpAudioService service = new HttpAudioService();
        service.config = new AudioServiceConfig();
        service.config.url = url;
        service.config.silence = silence;
        service.open();
        return service;
    }

    private static void assertInterruptible(HttpAudioService service, CountDownLatch ready, Supplier<InputStream> body)
            throws Exception {
        CompletableFuture<Throwable> outcome = new CompletableFuture<>();
        Thread caller = new Thread(() -> outcome.complete(catchThrowable(() -> service.transcribe(body, "en", DEAF))));
        caller.start();
        ready.await();
        await().until(() -> caller.getState() != Thread.State.RUNNABLE);
        caller.interrupt();
        assertThat(outcome.get(2, TimeUnit.SECONDS)).isInstanceOf(InterruptedException.class);
    }

    private static void assertAway(ThrowingCallable call) {
        assertThatThrownBy(call).isInstanceOf(AudioServiceException.Away.class);
    }

    private static void assertRefused(String code, HttpAudioService service) {
        assertThatThrownBy(() -> service.transcribe(audio("x"), "en", DEAF))
                .isInstanceOfSatisfying(AudioServiceException.Refused.class, refused -> {
                    assertThat(refused.code()).isEqualTo(code);
                    assertThat(refused).hasMessage("No audio");
                });
    }

    private static void assertWithin(Duration limit, Action action) throws Exception {
        long start = System.nanoTime();
        action.run();
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(limit);
    }

    private static Supplier<InputStream> audio(String content) {
        return () -> new ByteArrayInputStream(content.getBytes(StandardCharsets.UTF_8));
    }

    private static String spoken(int size) {
        return "{\"type\":\"result\",\"contentType\":\"audio/webm;codecs=opus\",\"durationMs\":1234,\"sizeBytes\":"
                + size + ",\"engine\":\"marytts\"}";
    }

    private static byte[] random(int size) {
        byte[] bytes = new byte[size];
        new Random(size).nextBytes(bytes);
        return bytes;
    }

    private static void join(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** So many zeros. */
    private static final class Endless extends InputStream {
        private final AtomicLong given = new AtomicLong();
        private final long size;
        private final AtomicBoolean closed;

        Endless(long size, AtomicBoolean closed) {
            this.size = size;
            this.closed = closed;
        }

        @Override
        public int read() {
            return given.incrementAndGet() > size ? -1 : 0;
        }

        @Override
        public int read(byte[] target, int offset, int length) {
            int count = (int) Math.min(length, size - given.get());
            given.addAndGet(count);
            return count == 0 ? -1 : count;
        }

        @Override
        public void close() {
            closed.set(true);
        }
    }

    /** Fails after its first bytes. */
    private static final class Broken extends InputStream {
        private int given;

        @Override
        public int read() throws IOException {
            if (given++ > 100_000) {
                throw new IOException("The disk is broken");
            }
            return 0;
        }
    }
}
