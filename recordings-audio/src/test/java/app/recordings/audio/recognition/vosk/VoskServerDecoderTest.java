package app.recordings.audio.recognition.vosk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import app.recordings.audio.engine.EngineChoice;
import app.recordings.audio.recognition.SpeechSegment;
import app.recordings.audio.recognition.Word;
import app.recordings.audio.work.Work;
import app.recordings.audio.work.WorkException;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class VoskServerDecoderTest {
    private static final String PARTIAL = "{\"partial\": \"hel\"}";
    private static final String FINAL =
            "{\"result\": [{\"conf\": 0.8, \"start\": 0.5, \"end\": 0.9, \"word\": \"hello\"},"
                    + "{\"conf\": 1.7, \"start\": 1.0, \"end\": 0.2, \"word\": \"world\"}], \"text\": \"hello world\"}";

    @Test
    void sendsTheSegmentInPiecesAndTakesTheWords() throws IOException {
        List<Double> done = new ArrayList<>();
        try (FakeVoskServer server = new FakeVoskServer(VoskServerDecoderTest::usual)) {
            List<Word> words = decoder(server.url()).decode(segment(), new Work(), done::add);
            assertThat(words).containsExactly(new Word("hello", 1500, 1900, 0.8), new Word("world", 2000, 2000, 1));
            assertThat(server.texts()).startsWith("{\"config\":{\"sample_rate\":16000,\"words\":true}}", "{\"eof\":1}");
            assertThat(server.audioBytes()).isEqualTo(64_000);
            assertThat(done).hasSize(8).isSorted().endsWith(2.0);
        }
    }

    @Test
    void failsOnRubbish() throws IOException {
        fails(message -> message.equals("audio") ? "<html>" : null, "something else than agreed");
        fails(message -> message.equals("audio") ? "{\"hello\": 1}" : null, "something else than agreed");
    }

    @Test
    void failsWhenTheServerIsSilent() throws IOException {
        fails(message -> null, "was silent");
    }

    @Test
    void failsWhenTheServerHangsUp() throws IOException {
        fails(message -> message.equals("audio") ? "close" : null, "broke off");
    }

    @Test
    void failsWhenNobodyListens() {
        assertThatExceptionOfType(WorkException.class)
                .isThrownBy(() -> decoder(URI.create("ws://127.0.0.1:9")).decode(segment(), new Work(), seconds -> {}))
                .withMessageContaining("cannot be reached");
    }

    private static String usual(String message) {
        return switch (message) {
            case "audio" -> PARTIAL;
            case "{\"eof\":1}" -> FINAL;
            default -> null;
        };
    }

    private static void fails(Function<String, String> answers, String message) throws IOException {
        try (FakeVoskServer server = new FakeVoskServer(answers)) {
            assertThatExceptionOfType(WorkException.class)
                    .isThrownBy(() -> decoder(server.url()).decode(segment(), new Work(), seconds -> {}))
                    .withMessageContaining(message);
        }
    }

    private static SpeechSegment segment() {
        return new SpeechSegment(16_000, new float[32_000]);
    }

    private static VoskServerDecoder decoder(URI url) {
        EngineChoice choice = new EngineChoice("vosk-server", Optional.of(url), Optional.empty(), Optional.empty());
        return new VoskServerDecoder(choice, Duration.ofSeconds(1));
    }
}
