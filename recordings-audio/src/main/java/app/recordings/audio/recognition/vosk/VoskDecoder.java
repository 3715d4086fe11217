package app.recordings.audio.recognition.vosk;

import app.recordings.audio.engine.EngineChoice;
import app.recordings.audio.media.PcmStream;
import app.recordings.audio.recognition.SegmentDecoder;
import app.recordings.audio.recognition.SpeechSegment;
import app.recordings.audio.recognition.Word;
import app.recordings.audio.work.Work;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleConsumer;
import org.vosk.LibVosk;
import org.vosk.LogLevel;
import org.vosk.Model;
import org.vosk.Recognizer;

/** Vosk in this process, with a model folder that the operator brought; the model is loaded once for all workers. */
public final class VoskDecoder implements SegmentDecoder {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int BLOCK = PcmStream.SAMPLE_RATE / 4;

    private final Model model;

    /** @throws IllegalStateException when what is in the folder is no model, or the library does not run here */
    public VoskDecoder(Path folder) {
        try {
            LibVosk.setLogLevel(LogLevel.WARNINGS);
            model = new Model(folder.toString());
        } catch (IOException e) {
            throw new IllegalStateException(folder + " has no model that Vosk can read", e);
        } catch (LinkageError e) {
            throw new IllegalStateException("Vosk's library does not run on this system", e);
        }
    }

    /**
     * The folder that was chosen.
     *
     * @throws IllegalArgumentException when none was, or it is not like a model's
     */
    public static Path folder(EngineChoice choice) {
        Path folder = Path.of(choice.model()
                .orElseThrow(() -> new IllegalArgumentException("the engine vosk needs a model's folder")));
        boolean model =
                Files.isReadable(folder.resolve("am/final.mdl")) || Files.isReadable(folder.resolve("final.mdl"));
        if (!model) {
            throw new IllegalArgumentException(folder + " is no folder of a Vosk model: it has no final.mdl");
        }
        return folder.toAbsolutePath();
    }

    @Override
    public String engine() {
        return "vosk";
    }

    @Override
    public List<Word> decode(SpeechSegment segment, Work work, DoubleConsumer done) throws IOException {
        short[] samples = shorts(segment.normalized());
        List<Word> words = new ArrayList<>();
        try (Recognizer recognizer = new Recognizer(model, PcmStream.SAMPLE_RATE)) {
            recognizer.setWords(true);
            for (int at = 0; at < samples.length; at += BLOCK) {
                work.check();
                int length = Math.min(BLOCK, samples.length - at);
                if (recognizer.acceptWaveForm(Arrays.copyOfRange(samples, at, at + length), length)) {
                    words.addAll(VoskWords.of(JSON.readTree(recognizer.getResult()), segment));
                }
                done.accept((double) (at + length) / PcmStream.SAMPLE_RATE);
            }
            words.addAll(VoskWords.of(JSON.readTree(recognizer.getFinalResult()), segment));
        }
        return words;
    }

    private static short[] shorts(double[] values) {
        short[] shorts = new short[values.length];
        for (int i = 0; i < values.length; i++) {
            shorts[i] = (short) values[i];
        }
        return shorts;
    }
}
