package app.recordings.audio.speech.openai;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import app.recordings.audio.engine.FakeServer;
import app.recordings.audio.engine.WavFile;
import app.recordings.audio.work.Work;
import app.recordings.audio.work.WorkException;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class OpenAiSynthesizerTest {
    private final FakeServer server = new FakeServer();

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void speaksWithTheChosenVoice() throws IOException {
        WavFile speech = WavFile.of(24_000, new double[] {1, 2, 3});
        server.answers(200, speech.bytes());
        assertThat(speak()).containsExactly(speech.pcm());
        assertThat(server.path()).isEqualTo("/v1/audio/speech");
        assertThat(server.asked())
                .isEqualTo("{\"model\":\"tts\",\"voice\":\"nova\",\"input\":\"Hello.\",\"response_format\":\"wav\"}");
    }

    @Test
    void failsOnRubbishAndAnotherRate() {
        server.answers(200, "{}");
        assertThatExceptionOfType(WorkException.class).isThrownBy(this::speak);
        server.answers(200, WavFile.of(8_000, new double[10]).bytes());
        assertThatExceptionOfType(WorkException.class).isThrownBy(this::speak);
        server.answers(500, "");
        assertThatExceptionOfType(WorkException.class).isThrownBy(this::speak);
    }

    private byte[] speak() throws IOException {
        return new OpenAiSynthesizer(server.choice("openai", "tts/nova"), Duration.ofSeconds(5))
                .speak("Hello.", new Work());
    }
}
