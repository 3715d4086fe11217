package app.recordings.recording.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.recordings.error.ErrorType;
import app.recordings.error.ProblemException;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TranscriptFormatTest {
    private static final MediaType ANY = MediaType.WILDCARD_TYPE;
    private static final MediaType SUBTITLES = new MediaType("text", "vtt");

    @Test
    void whoWantsNothingInParticularGetsJson() {
        assertThat(TranscriptFormat.of(null, List.of(ANY))).isEqualTo(TranscriptFormat.JSON);
        assertThat(TranscriptFormat.of(null, List.of(new MediaType("application", "*"))))
                .isEqualTo(TranscriptFormat.JSON);
    }

    @Test
    void whatIsLikedBestIsTaken() {
        assertThat(TranscriptFormat.of(null, List.of(SUBTITLES, ANY))).isEqualTo(TranscriptFormat.VTT);
        assertThat(TranscriptFormat.of(null, List.of(MediaType.TEXT_HTML_TYPE, MediaType.TEXT_PLAIN_TYPE)))
                .isEqualTo(TranscriptFormat.TXT);
        assertThat(TranscriptFormat.of(null, List.of(new MediaType("text", "*"))))
                .isEqualTo(TranscriptFormat.TXT);
    }

    @Test
    void queryOutweighsTheHeader() {
        assertThat(TranscriptFormat.of("srt", List.of(SUBTITLES))).isEqualTo(TranscriptFormat.SRT);
    }

    @Test
    void whatIsNotThereIsRefused() {
        assertRefused(ErrorType.NOT_ACCEPTABLE, null, new MediaType("image", "png"));
        assertRefused(ErrorType.NOT_ACCEPTABLE, null, new MediaType("text", "vtt", Map.of("q", "0")));
        assertRefused(ErrorType.INVALID_PARAMETER, "pdf", ANY);
    }

    private static void assertRefused(ErrorType type, String name, MediaType acceptable) {
        assertThatThrownBy(() -> TranscriptFormat.of(name, List.of(acceptable)))
                .isInstanceOfSatisfying(
                        ProblemException.class, e -> assertThat(e.type()).isEqualTo(type));
    }
}
