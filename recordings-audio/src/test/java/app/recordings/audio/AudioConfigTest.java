package app.recordings.audio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AudioConfigTest {
    @Test
    void takesAnyFreePortAndSixteenWaitingPlacesByDefault() {
        AudioConfig config = AudioConfig.from(Map.of());
        assertThat(config.port()).isZero();
        assertThat(config.queue()).isEqualTo(16);
        assertThat(config.workers()).isPositive();
        assertThat(config.bodyLimit()).isEqualTo(2_147_483_648L);
    }

    @Test
    void readsTheEnvironment() {
        AudioConfig config = AudioConfig.from(Map.of("RECORDINGS_AUDIO_PORT", "81", "RECORDINGS_AUDIO_TEMP", "/a"));
        assertThat(config.port()).isEqualTo(81);
        assertThat(config.temp()).isEqualTo(Path.of("/a"));
    }

    @Test
    void namesTheVariableThatIsWrong() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> AudioConfig.from(Map.of("RECORDINGS_AUDIO_WORKERS", "none")))
                .withMessage("RECORDINGS_AUDIO_WORKERS=none is not a number");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> AudioConfig.from(Map.of("RECORDINGS_AUDIO_WORKERS", "0")))
                .withMessage("RECORDINGS_AUDIO_WORKERS=0 is not within 1..256");
    }

    @Test
    void looksForBetterEnginesUnlessToldWhichToUse() {
        assertThat(AudioConfig.from(Map.of()).recognizer().name()).isEqualTo("auto");
        AudioConfig config = AudioConfig.from(Map.of(
                "RECORDINGS_AUDIO_RECOGNIZER", "openai",
                "RECORDINGS_AUDIO_RECOGNIZER_URL", "http://127.0.0.1:8000",
                "RECORDINGS_AUDIO_RECOGNIZER_KEY", "secret"));
        assertThat(config.recognizer().key()).contains("secret");
        assertThat(config.toString()).contains("http://127.0.0.1:8000").doesNotContain("secret");
    }

    @Test
    void refusesEnginesThatAreUnknownOrNowhere() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> AudioConfig.from(Map.of("RECORDINGS_AUDIO_CORRECTOR", "guess")))
                .withMessageStartingWith("RECORDINGS_AUDIO_CORRECTOR=guess is not one of [languagetool,");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> AudioConfig.from(Map.of("RECORDINGS_AUDIO_CORRECTOR", "chat")))
                .withMessage("RECORDINGS_AUDIO_CORRECTOR=chat needs RECORDINGS_AUDIO_CORRECTOR_URL");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> AudioConfig.from(Map.of(
                        "RECORDINGS_AUDIO_CORRECTOR", "chat", "RECORDINGS_AUDIO_CORRECTOR_URL", "file:///etc/passwd")))
                .withMessage("RECORDINGS_AUDIO_CORRECTOR_URL is no URL of a server");
    }
}
