package app.recordings.audio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(RunningService.class)
class SpeechIT {
    private static final String TEXT = "The children were playing in the garden, and it began to rain.";
    private static final Pattern DURATION = Pattern.compile("Duration: 00:00:(\\d\\d\\.\\d\\d)");
    private static final Pattern LOUDNESS = Pattern.compile("mean_volume: (-[\\d.]+) dB");
    private static final String CUES =
            new String(new byte[] {0x1C, 0x53, (byte) 0xBB, 0x6B}, StandardCharsets.ISO_8859_1);

    private final AudioProcess service;

    @TempDir
    private Path folder;

    SpeechIT(AudioProcess service) {
        this.service = service;
    }

    @Test
    void speaksSoThatItUnderstandsItself() throws Exception {
        Path file = folder.resolve("speech.webm");
        Files.write(file, service.speak(TEXT).audio());
        assertThat(WordError.rate(TEXT, service.transcribe(file).text())).isLessThanOrEqualTo(0.25);
    }

    @Test
    void writesSeekableOpusOfTheDurationItTells() throws Exception {
        Reply reply = service.speak(TEXT + "\n" + TEXT);
        JsonNode result = reply.last();
        Path file = folder.resolve("speech.webm");
        byte[] audio = reply.audio();
        Files.write(file, audio);
        assertThat(result.path("sizeBytes").asInt()).isEqualTo(audio.length);
        assertThat(result.path("contentType").asText()).isEqualTo("audio/webm;codecs=opus");
        assertThat(result.path("engine").asText()).isEqualTo("marytts");
        assertThat(result.path("peaks").size()).isBetween(300, 600);
        assertThat(result.path("peaks")).anyMatch(peak -> peak.asInt() > 20);
        String told = Ffmpegs.run(List.of("-i", file.toString(), "-af", "volumedetect", "-f", "null", "-"));
        assertThat(found(DURATION, told)).isCloseTo(result.path("durationMs").asInt() / 1000.0, offset(0.1));
        assertThat(found(LOUDNESS, told)).isBetween(-30.0, -10.0);
        String head = new String(audio, 0, 1000, StandardCharsets.ISO_8859_1);
        assertThat(head).contains(CUES);
    }

    @Test
    void reportsProgressOfLongSpeech() throws Exception {
        assertThat(service.speak((TEXT + " ").repeat(6)).progress()).isSorted().hasSizeGreaterThan(1);
    }

    @Test
    void refusesATextWithNothingToSpeak() throws Exception {
        Reply reply = service.speak(" ... ");
        assertThat(reply.status()).isEqualTo(422);
        assertThat(reply.code()).isEqualTo("empty-text");
    }

    private static double found(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        assertThat(matcher.find()).isTrue();
        return Double.parseDouble(matcher.group(1));
    }
}
