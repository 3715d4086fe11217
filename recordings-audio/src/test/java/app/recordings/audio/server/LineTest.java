package app.recordings.audio.server;

import static org.assertj.core.api.Assertions.assertThat;

import app.recordings.audio.recognition.Word;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import org.junit.jupiter.api.Test;

class LineTest {
    @Test
    void writesProgressAndUnknownProgress() throws JsonProcessingException {
        assertThat(json(Line.Progress.of(0.12345))).isEqualTo("{\"type\":\"progress\",\"progress\":0.123}");
        assertThat(json(Line.Progress.of(Double.NaN))).isEqualTo("{\"type\":\"progress\",\"progress\":null}");
    }

    @Test
    void writesBytesAsBase64() throws JsonProcessingException {
        assertThat(json(new Line.Audio(new byte[] {1, 2, 3}))).isEqualTo("{\"type\":\"audio\",\"data\":\"AQID\"}");
    }

    @Test
    void writesATranscription() throws JsonProcessingException {
        Line line = new Line.Transcribed("hi", "en", 900, List.of(new Word("hi", 10, 20, 0.5)), List.of(7), "sphinx4");
        assertThat(json(line))
                .isEqualTo(
                        "{\"type\":\"result\",\"text\":\"hi\",\"language\":\"en\",\"durationMs\":900,"
                                + "\"words\":[{\"text\":\"hi\",\"startMs\":10,\"endMs\":20,\"confidence\":0.5}],\"peaks\":[7],\"engine\":\"sphinx4\"}");
    }

    private static String json(Line line) throws JsonProcessingException {
        return new ObjectMapper().writeValueAsString(line);
    }
}
