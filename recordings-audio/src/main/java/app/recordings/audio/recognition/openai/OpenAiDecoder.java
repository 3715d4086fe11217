package app.recordings.audio.recognition.openai;

import app.recordings.audio.engine.EngineChoice;
import app.recordings.audio.engine.EngineHttp;
import app.recordings.audio.engine.WavFile;
import app.recordings.audio.media.PcmStream;
import app.recordings.audio.recognition.SegmentDecoder;
import app.recordings.audio.recognition.SpeechSegment;
import app.recordings.audio.recognition.Word;
import app.recordings.audio.work.Work;
import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.DoubleConsumer;
import java.util.regex.Pattern;

/**
 * Posts each segment as WAV and asks for word times. The words' spelling is taken from the text, which has capitals and
 * marks, where both have the same number of words; a server that gives no word times has its text spread evenly. What is
 * likely to be said goes along as the prompt.
 */
public final class OpenAiDecoder implements SegmentDecoder {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern SPACE = Pattern.compile("\\s+");
    private static final String USUAL_MODEL = "whisper-1";

    private final EngineHttp http;
    private final String model;

    /** @param limit of one call */
    public OpenAiDecoder(EngineChoice choice, Duration limit) {
        http = new EngineHttp(choice, limit);
        model = choice.model().orElse(USUAL_MODEL);
    }

    @Override
    public String engine() {
        return "openai:" + model;
    }

    @Override
    public List<Word> decode(SpeechSegment segment, Work work, DoubleConsumer done) throws IOException {
        String boundary = UUID.randomUUID().toString();
        byte[] answer = http.post(
                "/v1/audio/transcriptions",
                "multipart/form-data; boundary=" + boundary,
                BodyPublishers.ofByteArray(form(segment, work.vocabulary(), boundary)),
                work);
        try {
            return words(JSON.readTree(answer), segment);
        } catch (JacksonException | IllegalArgumentException e) {
            throw http.rubbish(e);
        }
    }

    private byte[] form(SpeechSegment segment, List<String> vocabulary, String boundary) throws IOException {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("model", model);
        fields.put("language", "en");
        fields.put("response_format", "verbose_json");
        fields.put("timestamp_granularities[]", "word");
        if (!vocabulary.isEmpty()) {
            fields.put("prompt", String.join(", ", vocabulary));
        }
        ByteArrayOutputStream form = new ByteArrayOutputStream();
        for (Map.Entry<String, String> field : fields.entrySet()) {
            form.write(utf8("--" + boundary + "\r\nContent-Disposition: form-data; name=\"" + field.getKey()
                    + "\"\r\n\r\n" + field.getValue() + "\r\n"));
        }
        form.write(utf8("--" + boundary + "\r\nContent-Disposition: form-data; name=\"file\"; filename=\"speech.wav\""
                + "\r\nContent-Type: audio/wav\r\n\r\n"));
        form.write(WavFile.of(PcmStream.SAMPLE_RATE, segment.normalized()).bytes());
        form.write(utf8("\r\n--" + boundary + "--\r\n"));
        return form.toByteArray();
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static List<Word> words(JsonNode answer, SpeechSegment segment) {
        if (!answer.path("text").isTextual()) {
            throw new IllegalArgumentException("no text");
        }
        String text = answer.path("text").textValue().strip();
        List<String> spellings = text.isEmpty() ? List.of() : List.of(SPACE.split(text));
        JsonNode timed = answer.path("words");
        return timed.size() == 0 ? spread(spellings, segment) : timed(timed, spellings, segment);
    }

    private static List<Word> spread(List<String> spellings, SpeechSegment segment) {
        long lengthMs = segment.samples().length * 1000L / PcmStream.SAMPLE_RATE;
        List<Word> words = new ArrayList<>();
        for (int i = 0; i < spellings.size(); i++) {
            long start = segment.startMs() + lengthMs * i / spellings.size();
            long end = segment.startMs() + lengthMs * (i + 1) / spellings.size();
            words.add(new Word(spellings.get(i), start, end, 1));
        }
        return words;
    }

    /** Times that a server gets wrong are put in order. */
    private static List<Word> timed(JsonNode timed, List<String> spellings, SpeechSegment segment) {
        List<Word> words = new ArrayList<>();
        long end = segment.startMs();
        for (int i = 0; i < timed.size(); i++) {
            JsonNode word = timed.get(i);
            String heard = word.path("word").asText().strip();
            long start = Math.max(
                    end,
                    segment.startMs() + Math.round(1000 * word.path("start").asDouble()));
            end = Math.max(
                    start,
                    segment.startMs() + Math.round(1000 * word.path("end").asDouble()));
            if (!heard.isEmpty()) {
                words.add(new Word(timed.size() == spellings.size() ? spellings.get(i) : heard, start, end, 1));
            }
        }
        return words;
    }
}
