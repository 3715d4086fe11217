package app.recordings.audio.recognition.vosk;

import app.recordings.audio.recognition.SpeechSegment;
import app.recordings.audio.recognition.Word;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/** The words of one of Vosk's results, {@code {"result": [{"word", "start", "end", "conf"}]}} with times in seconds. */
final class VoskWords {
    private VoskWords() {}

    /** With times from the audio's beginning. */
    static List<Word> of(JsonNode answer, SpeechSegment segment) {
        List<Word> words = new ArrayList<>();
        for (JsonNode word : answer.path("result")) {
            long start =
                    segment.startMs() + Math.round(1000 * word.path("start").asDouble());
            long end = segment.startMs() + Math.round(1000 * word.path("end").asDouble());
            double confidence = Math.max(0, Math.min(1, word.path("conf").asDouble(1)));
            words.add(new Word(word.path("word").asText(), start, Math.max(start, end), confidence));
        }
        return words;
    }
}
