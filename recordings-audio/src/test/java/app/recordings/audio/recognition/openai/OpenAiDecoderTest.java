package app.recordings.audio.recognition.openai;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import app.recordings.audio.engine.FakeServer;
import app.recordings.audio.recognition.SpeechSegment;
import app.recordings.audio.recognition.Word;
import app.recordings.audio.work.Work;
import app.recordings.audio.work.WorkException;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OpenAiDecoderTest {
    private final FakeServer server = new FakeServer();

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void asksForWordTimesAndSpellsAsTheTextDoes() throws IOException {
        server.answers(
                200,
                "{\"text\":\" Hello, world.\",\"words\":[{\"word\":\"Hello\",\"start\":0.5,\"end\":0.9},"
                        + "{\"word\":\"world\",\"start\":1.0,\"end\":1.4}]}");
        assertThat(decode()).containsExactly(new Word("Hello,", 1500, 1900, 1), new Word("world.", 2000, 2400, 1));
        assertThat(server.path()).isEqualTo("/v1/audio/transcriptions");
        assertThat(server.authorization()).isEqualTo("Bearer secret");
        assertThat(server.asked())
                .contains("name=\"model\"\r\n\r\nwhisper-small\r\n", "verbose_json", "timestamp_granularities[]")
                .contains("Content-Type: audio/wav\r\n\r\nRIFF");
    }

    @Test
    void spreadsATextWithoutTimesEvenly() throws IOException {
        server.answers(200, "{\"text\":\"one two\"}");
        assertThat(decode()).containsExactly(new Word("one", 1000, 2000, 1), new Word("two", 2000, 3000, 1));
    }

    @Test
    void saysWhatIsLikelyToBeSaidAndNothingWhereNobodyKnows() throws IOException {
        server.answers(200, "{\"text\":\"\"}");
        decode();
        assertThat(server.asked()).doesNotContain("prompt");
        decode(new Work(List.of("Marianne Dashwood", "Zo\u00eb")));
        assertThat(server.asked()).contains("name=\"prompt\"\r\n\r\nMarianne Dashwood, Zo\u00c3\u00ab\r\n");
    }

    @Test
    void hearsNothingInAnEmptyText() throws IOException {
        server.answers(200, "{\"text\":\"\",\"words\":[]}");
        assertThat(decode()).isEmpty();
    }

    @Test
    void putsTimesThatGoBackInOrder() throws IOException {
        server.answers(
                200,
                "{\"text\":\"a b\",\"words\":[{\"word\":\"a\",\"start\":1,\"end\":0.2},"
                        + "{\"word\":\"b\",\"start\":-3,\"end\":0.1}]}");
        assertThat(decode()).containsExactly(new Word("a", 2000, 2000, 1), new Word("b", 2000, 2000, 1));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "null", "[]", "{}", "<html>", "{\"text\":7}"})
    void failsOnRubbish(String rubbish) {
        server.answers(200, rubbish);
        assertThatExceptionOfType(WorkException.class)
                .isThrownBy(this::decode)
                .withMessageContaining("something else than agreed");
    }

    private List<Word> decode() throws IOException {
        return decode(new Work());
    }

    private List<Word> decode(Work work) throws IOException {
        OpenAiDecoder decoder = new OpenAiDecoder(server.choice("openai", "whisper-small"), Duration.ofSeconds(5));
        assertThat(decoder.engine()).isEqualTo("openai:whisper-small");
        return decoder.decode(new SpeechSegment(16_000, new float[32_000]), work, seconds -> {});
    }
}
