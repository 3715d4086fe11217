package app.recordings.audio.recognition;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class TranscriptTest {
    @Test
    void breaksTheLineWhereTheSpeakerPaused() {
        List<Word> words = List.of(word("i", 100, 200), word("see", 250, 500), word("you", 1400, 1600));
        assertThat(Transcript.of(words, 2000).text()).isEqualTo("i see\nyou");
    }

    @Test
    void isEmptyWithoutWords() {
        assertThat(Transcript.of(List.of(), 2000)).isEqualTo(new Transcript("", 2000, List.of()));
    }

    private static Word word(String text, long startMs, long endMs) {
        return new Word(text, startMs, endMs, 1);
    }
}
