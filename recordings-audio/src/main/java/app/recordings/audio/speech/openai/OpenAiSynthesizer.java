package app.recordings.audio.speech.openai;

import app.recordings.audio.engine.EngineChoice;
import app.recordings.audio.engine.EngineHttp;
import app.recordings.audio.engine.WavFile;
import app.recordings.audio.speech.SpeechSynthesizer;
import app.recordings.audio.work.Work;
import app.recordings.audio.work.WorkException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;

/** Asks for each sentence as WAV of 24,000 samples a second, which these servers speak. */
public final class OpenAiSynthesizer implements SpeechSynthesizer {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int SAMPLE_RATE = 24_000;
    private static final String USUAL_MODEL = "tts-1";
    private static final String USUAL_VOICE = "alloy";

    private final EngineHttp http;
    private final String model;
    private final String voice;

    /**
     * @param choice its model may name a voice too: {@code model/voice}
     * @param limit of one call
     */
    public OpenAiSynthesizer(EngineChoice choice, Duration limit) {
        http = new EngineHttp(choice, limit);
        String chosen = choice.model().orElse(USUAL_MODEL);
        int slash = chosen.lastIndexOf('/');
        model = slash < 0 ? chosen : chosen.substring(0, slash);
        voice = slash < 0 ? USUAL_VOICE : chosen.substring(slash + 1);
    }

    @Override
    public String engine() {
        return "openai:" + model;
    }

    @Override
    public int sampleRate() {
        return SAMPLE_RATE;
    }

    @Override
    public byte[] speak(String text, Work work) throws IOException {
        String request = JSON.createObjectNode()
                .put("model", model)
                .put("voice", voice)
                .put("input", text)
                .put("response_format", "wav")
                .toString();
        byte[] answer = http.post("/v1/audio/speech", "application/json", BodyPublishers.ofString(request), work);
        try {
            WavFile wav = WavFile.read(answer);
            if (wav.sampleRate() != SAMPLE_RATE) {
                throw http.rubbish(new IOException("it speaks at " + wav.sampleRate() + " Hz"));
            }
            return wav.pcm();
        } catch (WorkException e) {
            throw http.rubbish(e);
        }
    }
}
