package app.recordings.audio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(RunningService.class)
class TranscriptionIT {
    private static final String SAID = "And mister John Dashwood had then leisure to consider how much there might be"
            + " prudently in his power to do for them";

    private final AudioProcess service;

    @TempDir
    private Path folder;

    TranscriptionIT(AudioProcess service) {
        this.service = service;
    }

    @BeforeEach
    void awaitIdle() {
        await().atMost(Duration.ofSeconds(10)).until(() -> idle());
    }

    private boolean idle() throws IOException, InterruptedException {
        JsonNode health = service.health();
        return health.path("running").asInt() == 0 && health.path("queued").asInt() == 0;
    }

    @Test
    void understandsWhatABrowserRecords() throws Exception {
        Reply reply = service.transcribe(Ffmpegs.BROWSER_CLIP);
        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.headers().firstValue("Content-Type")).contains("application/x-ndjson; charset=utf-8");
        assertThat(reply.text()).contains("john dashwood had").contains("consider how much there might be");
        assertThat(WordError.rate(SAID, reply.text())).isLessThanOrEqualTo(0.5);
        JsonNode result = reply.last();
        assertThat(result.path("durationMs").asInt()).isEqualTo(7560);
        assertThat(result.path("language").asText()).isEqualTo("en");
        assertThat(result.path("engine").asText()).isEqualTo("sphinx4");
        assertThat(reply.progress()).isSorted().hasSizeGreaterThan(1);
        assertThat(outline(result)).hasSizeBetween(300, 600).allMatch(peak -> peak >= 0 && peak <= 100);
        assertThat(outline(result)).anyMatch(peak -> peak > 10);
    }

    private static List<Integer> outline(JsonNode result) {
        List<Integer> peaks = new ArrayList<>();
        result.path("peaks").forEach(peak -> peaks.add(peak.asInt()));
        return peaks;
    }

    @Test
    void timesWordsInOrderAndWithConfidence() throws Exception {
        JsonNode words = service.transcribe(Ffmpegs.CLIP).last().path("words");
        long end = 0;
        double confidence = 0;
        for (JsonNode word : words) {
            assertThat(word.path("startMs").asLong()).isGreaterThanOrEqualTo(end);
            end = word.path("endMs").asLong();
            confidence += word.path("confidence").asDouble();
            assertThat(word.path("confidence").asDouble()).isBetween(0.0, 1.0);
        }
        assertThat(words.size()).isBetween(15, 30);
        assertThat(end).isBetween(6000L, 7100L);
        assertThat(confidence / words.size()).isBetween(0.5, 1.0);
    }

    @Test
    void recognisesWhatIsThereOfATruncatedRecording() throws Exception {
        byte[] whole = Files.readAllBytes(Ffmpegs.BROWSER_CLIP);
        byte[] half = java.util.Arrays.copyOf(whole, whole.length / 3);
        Reply reply = service.post("/transcriptions", BodyPublishers.ofByteArray(half), "audio/webm");
        assertThat(reply.text()).contains("john");
    }

    @Test
    void refusesWhatIsNoAudioBeforeItAnswers() throws Exception {
        Reply garbage = service.post("/transcriptions", BodyPublishers.ofString("no audio at all"), "audio/webm");
        assertThat(garbage.status()).isEqualTo(422);
        assertThat(garbage.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(garbage.code()).isEqualTo("undecodable-audio");
        Reply empty = service.post("/transcriptions", BodyPublishers.noBody(), "audio/webm");
        assertThat(empty.status()).isEqualTo(422);
        assertThat(empty.code()).isEqualTo("empty-audio");
        Reply german = service.post("/transcriptions?language=de", BodyPublishers.noBody(), "audio/webm");
        assertThat(german.status()).isEqualTo(422);
        assertThat(german.code()).isEqualTo("unsupported-language");
    }

    @Test
    void refusesBodiesAboveTheLimitDeclaredOrNot() throws Exception {
        byte[] large = new byte[21_000_000];
        Reply declared = service.post("/transcriptions", BodyPublishers.ofByteArray(large), "audio/webm");
        assertThat(declared.status()).isEqualTo(413);
        try (Socket socket = new Socket("127.0.0.1", service.port())) {
            socket.setSoTimeout(5000);
            send(socket, "POST /transcriptions HTTP/1.1\r\nHost: a\r\nContent-Length: 99999999999\r\n\r\n");
            assertThat(line(socket.getInputStream())).contains("413");
        }
    }

    @Test
    void endsTheWorkOfAClientThatLeaves() throws Exception {
        byte[] audio = minuteOfSpeech();
        try (Socket socket = new Socket("127.0.0.1", service.port())) {
            begin(socket, audio);
            awaitProgress(socket.getInputStream());
            assertThat(service.children()).isNotEmpty();
        }
        await().atMost(Duration.ofSeconds(2))
                .pollInterval(Duration.ofMillis(100))
                .until(() -> idle() && service.children().isEmpty());
        assertThat(service.transcribe(Ffmpegs.CLIP).text()).startsWith("and mr john dashwood");
    }

    @Test
    void refusesRecordingsAtOnceWhenTheirPlacesAreTakenAndStillCorrectsSentences() throws Exception {
        byte[] audio = minuteOfSpeech();
        try (Socket working = new Socket("127.0.0.1", service.port());
                Socket waiting = new Socket("127.0.0.1", service.port())) {
            begin(working, audio);
            awaitProgress(working.getInputStream());
            begin(waiting, audio);
            await().until(() -> service.health().path("queued").asInt() == 1);
            Reply refused = service.transcribe(Ffmpegs.CLIP);
            assertThat(refused.status()).isEqualTo(503);
            assertThat(refused.code()).isEqualTo("busy");
            assertThat(refused.headers().firstValue("Retry-After")).isPresent();
            assertThat(service.correct("she go home")
                            .last()
                            .path("correctedText")
                            .asText())
                    .isEqualTo("She goes home.");
            assertThat(service.speak("Hello.").last().path("type").asText()).isEqualTo("result");
            assertThat(service.health().path("queued").asInt()).isOne();
        }
    }

    private byte[] minuteOfSpeech() throws Exception {
        Path file = folder.resolve("minute.webm");
        Ffmpegs.run(List.of("-stream_loop", "8", "-i", Ffmpegs.CLIP.toString(), "-c:a", "libopus", file.toString()));
        return Files.readAllBytes(file);
    }

    private static void begin(Socket socket, byte[] audio) throws IOException {
        socket.setSoTimeout(20_000);
        send(socket, "POST /transcriptions HTTP/1.1\r\nHost: a\r\nContent-Length: " + audio.length + "\r\n\r\n");
        socket.getOutputStream().write(audio);
        socket.getOutputStream().flush();
    }

    private static void send(Socket socket, String head) throws IOException {
        OutputStream out = socket.getOutputStream();
        out.write(head.getBytes(StandardCharsets.US_ASCII));
        out.flush();
    }

    private static void awaitProgress(InputStream in) throws IOException {
        String line = "";
        while (!line.contains("\"progress\":0.")) {
            line = line(in);
        }
    }

    private static String line(InputStream in) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int next = in.read(); next != '\n'; next = in.read()) {
            if (next < 0) {
                throw new IOException("the answer ended after: " + line);
            }
            line.append((char) next);
        }
        return line.toString();
    }
}
