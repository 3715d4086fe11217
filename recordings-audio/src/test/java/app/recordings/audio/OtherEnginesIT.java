package app.recordings.audio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import app.recordings.audio.engine.EngineProgram;
import app.recordings.audio.recognition.pocketsphinx.PocketsphinxDecoder;
import app.recordings.audio.recognition.vosk.TinyModel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Engines that do not come along, in the service; those that a test does not use are servers that nobody asks. */
class OtherEnginesIT {
    private static final String NOBODY = "http://127.0.0.1:9";
    private static final String TEXT = "The children were playing in the garden, and it began to rain.";

    @TempDir
    private Path folder;

    @Test
    void recognisesWithVoskAndAModelOfTheOperators() throws Exception {
        Map<String, String> environment = new HashMap<>(Map.of(
                "RECORDINGS_AUDIO_RECOGNIZER",
                "vosk",
                "RECORDINGS_AUDIO_RECOGNIZER_MODEL",
                TinyModel.write(folder).toString(),
                "RECORDINGS_AUDIO_SYNTHESIZER",
                "openai",
                "RECORDINGS_AUDIO_SYNTHESIZER_URL",
                NOBODY));
        try (AudioProcess service = started(environment)) {
            assertThat(service.health().at("/engines/recognizer").asText()).isEqualTo("vosk");
            Reply reply = service.transcribe(Ffmpegs.CLIP);
            assertThat(reply.text()).startsWith("tone");
            assertThat(reply.last().path("engine").asText()).isEqualTo("vosk");
        }
    }

    @Test
    void prefersTheEnginesOfTheSystem() throws Exception {
        assumeTrue(
                PocketsphinxDecoder.find(folder).isPresent()
                        && EngineProgram.find("flite").isPresent(),
                "needs Debian's pocketsphinx, pocketsphinx-en-us and flite");
        try (AudioProcess service = started(new HashMap<>())) {
            assertThat(service.health().at("/engines/recognizer").asText()).isEqualTo("pocketsphinx");
            assertThat(service.health().at("/engines/synthesizer").asText()).isEqualTo("flite");
            Reply heard = service.transcribe(Ffmpegs.CLIP);
            assertThat(heard.text()).contains("consider how much there might be");
            assertThat(heard.last().path("engine").asText()).isEqualTo("pocketsphinx");
            Reply spoken = service.speak(TEXT);
            assertThat(spoken.last().path("engine").asText()).isEqualTo("flite");
            Path file = Files.write(folder.resolve("speech.webm"), spoken.audio());
            assertThat(WordError.rate(TEXT, service.transcribe(file).text())).isLessThanOrEqualTo(0.25);
        }
    }

    private static AudioProcess started(Map<String, String> environment) throws Exception {
        environment.put("RECORDINGS_AUDIO_WORKERS", "1");
        environment.put("RECORDINGS_AUDIO_CORRECTOR", "chat");
        environment.put("RECORDINGS_AUDIO_CORRECTOR_URL", NOBODY);
        AudioProcess service = new AudioProcess(environment);
        service.awaitReady();
        return service;
    }
}
