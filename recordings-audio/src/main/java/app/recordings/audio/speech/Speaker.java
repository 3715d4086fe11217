package app.recordings.audio.speech;

import app.recordings.audio.media.Ffmpeg;
import app.recordings.audio.media.OpusEncoder;
import app.recordings.audio.work.Work;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** Speaks a text of any length into a file, breath by breath. */
public final class Speaker {
    private final SpeechSynthesizer synthesizer;
    private final Ffmpeg ffmpeg;

    public Speaker(SpeechSynthesizer synthesizer, Ffmpeg ffmpeg) {
        this.synthesizer = synthesizer;
        this.ffmpeg = ffmpeg;
    }

    /**
     * Writes Opus in WebM.
     *
     * @throws java.util.concurrent.CancellationException soon after the work was cancelled
     */
    public SpokenFile speak(String text, Path file, Work work) throws IOException {
        List<String> breaths = Breaths.of(text);
        try (OpusEncoder encoder = new OpusEncoder(ffmpeg, work, synthesizer.sampleRate(), file)) {
            for (int i = 0; i < breaths.size(); i++) {
                encoder.write(synthesizer.speak(breaths.get(i), work));
                work.progress((i + 1.0) / (breaths.size() + 1));
            }
            return new SpokenFile(file, encoder.finish(), encoder.peaks().percent());
        }
    }
}
