package app.recordings.audio.speech.flite;

import app.recordings.audio.engine.EngineProgram;
import app.recordings.audio.engine.WavFile;
import app.recordings.audio.speech.SpeechSynthesizer;
import app.recordings.audio.work.Work;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Runs {@code flite} on each sentence. */
public final class FliteSynthesizer implements SpeechSynthesizer {
    private static final Duration LIMIT = Duration.ofMinutes(1);
    private static final int SAMPLE_RATE = 16_000;

    private final Path program;
    private final String voice;
    private final Path folder;

    /** @param folder for the texts and their speech */
    public FliteSynthesizer(Path program, String voice, Path folder) {
        this.program = program;
        this.voice = voice;
        this.folder = folder;
    }

    /** The installed one, if there is one. */
    public static Optional<FliteSynthesizer> find(Optional<String> voice, Path folder) {
        return EngineProgram.find("flite").map(program -> new FliteSynthesizer(program, voice.orElse("awb"), folder));
    }

    @Override
    public String engine() {
        return "flite";
    }

    @Override
    public int sampleRate() {
        return SAMPLE_RATE;
    }

    @Override
    public byte[] speak(String text, Work work) throws IOException {
        Path words = Files.createTempFile(folder, "words-", ".txt");
        Path speech = Files.createTempFile(folder, "words-", ".wav");
        try {
            Files.writeString(words, text);
            List<String> command =
                    List.of(program.toString(), "-voice", voice, "-f", words.toString(), "-o", speech.toString());
            EngineProgram.run(command, LIMIT, work);
            WavFile wav = WavFile.read(Files.readAllBytes(speech));
            if (wav.sampleRate() != SAMPLE_RATE) {
                throw new IOException("the voice " + voice + " speaks at " + wav.sampleRate() + " Hz");
            }
            return wav.pcm();
        } finally {
            Files.deleteIfExists(words);
            Files.deleteIfExists(speech);
        }
    }
}
