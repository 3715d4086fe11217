package app.recordings.audio.server;

import app.recordings.audio.grammar.CorrectedText;
import app.recordings.audio.grammar.Correction;
import app.recordings.audio.recognition.Transcript;
import app.recordings.audio.recognition.Word;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;

/** One line of an answer. */
sealed interface Line {
    @JsonProperty(index = 0)
    String type();

    /** @param progress 0 to 1, null while unknown */
    record Progress(Double progress) implements Line {
        static Progress of(double share) {
            return new Progress(Double.isNaN(share) ? null : Math.round(1000 * share) / 1000.0);
        }

        @Override
        public String type() {
            return "progress";
        }
    }

    /** @param data bytes of the speech file, base64 in JSON */
    record Audio(byte[] data) implements Line {
        @Override
        public String type() {
            return "audio";
        }
    }

    record Failed(String code, String message) implements Line {
        @Override
        public String type() {
            return "error";
        }
    }

    /** What was asked for; the last line. */
    sealed interface Result extends Line {
        @Override
        default String type() {
            return "result";
        }
    }

    record Transcribed(
            String text, String language, long durationMs, List<Word> words, List<Integer> peaks, String engine)
            implements Result {
        static Transcribed of(Transcript transcript, String language, List<Integer> peaks, String engine) {
            return new Transcribed(
                    transcript.text(), language, transcript.durationMs(), transcript.words(), peaks, engine);
        }
    }

    record Corrected(String correctedText, List<Correction> corrections, String engine) implements Result {
        static Corrected of(CorrectedText text, String engine) {
            return new Corrected(text.text(), text.corrections(), engine);
        }
    }

    record Spoken(String contentType, long durationMs, long sizeBytes, List<Integer> peaks, String engine)
            implements Result {}

    record Rendered(String contentType, long sizeBytes) implements Result {}
}
