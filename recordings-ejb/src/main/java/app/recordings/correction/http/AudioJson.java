package app.recordings.correction.http;

import app.recordings.correction.AudioServiceException;
import app.recordings.recording.CorrectedText;
import app.recordings.recording.Correction;
import app.recordings.recording.Recognition;
import app.recordings.recording.Speech;
import app.recordings.recording.Word;
import app.recordings.storage.Spool;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** The results of the audio service as records. What does not have the agreed shape is rubbish: the service is not well. */
final class AudioJson {
    private static final int MOST_PEAKS = 600;

    private AudioJson() {}

    private interface Reading<T> {
        T read();
    }

    static Recognition recognition(JsonObject result) throws AudioServiceException {
        return checked(() -> new Recognition(
                result.getString("text"),
                number(result, "durationMs"),
                words(result),
                peaks(result),
                result.getString("engine")));
    }

    static CorrectedText correctedText(JsonObject result) throws AudioServiceException {
        return checked(() ->
                new CorrectedText(result.getString("correctedText"), corrections(result), result.getString("engine")));
    }

    static Speech speech(JsonObject result, Spool audio) throws AudioServiceException {
        complete(result, audio);
        return checked(
                () -> new Speech(audio, number(result, "durationMs"), peaks(result), result.getString("engine")));
    }

    /** The audio that came, if it is all of it. */
    static Spool complete(JsonObject result, Spool audio) throws AudioServiceException {
        return checked(() -> {
            if (audio.size() == 0 || audio.size() != number(result, "sizeBytes")) {
                throw new IllegalArgumentException("audio of " + audio.size() + " bytes");
            }
            return audio;
        });
    }

    static Set<String> languages(JsonObject health) throws AudioServiceException {
        return checked(() -> health.getJsonArray("languages").getValuesAs(JsonString.class).stream()
                .map(JsonString::getString)
                .collect(Collectors.toSet()));
    }

    private static List<Word> words(JsonObject result) {
        return result.getJsonArray("words").getValuesAs(JsonObject.class).stream()
                .map(word -> new Word(
                        word.getString("text"),
                        number(word, "startMs"),
                        number(word, "endMs"),
                        word.getJsonNumber("confidence").doubleValue()))
                .toList();
    }

    /** Pictures can do without: an engine may send none. */
    private static List<Integer> peaks(JsonObject result) {
        return result.getOrDefault("peaks", JsonValue.EMPTY_JSON_ARRAY).asJsonArray().stream()
                .limit(MOST_PEAKS)
                .map(peak -> Math.max(0, Math.min(100, ((JsonNumber) peak).intValue())))
                .toList();
    }

    private static List<Correction> corrections(JsonObject result) {
        return result.getJsonArray("corrections").getValuesAs(JsonObject.class).stream()
                .map(correction -> new Correction(
                        correction.getInt("offset"),
                        correction.getInt("length"),
                        correction.getString("original"),
                        correction.getString("replacement"),
                        correction.getString("rule"),
                        correction.getString("message")))
                .toList();
    }

    private static long number(JsonObject object, String name) {
        JsonNumber number = object.getJsonNumber(name);
        return number.longValue();
    }

    private static <T> T checked(Reading<T> reading) throws AudioServiceException {
        try {
            return reading.read();
        } catch (NullPointerException | ClassCastException | IllegalArgumentException e) {
            throw new AudioServiceException.Away("The audio service's result has not the agreed shape", e);
        }
    }
}
