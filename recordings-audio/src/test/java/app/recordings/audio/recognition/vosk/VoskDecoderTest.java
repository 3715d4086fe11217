package app.recordings.audio.recognition.vosk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import app.recordings.audio.engine.EngineChoice;
import app.recordings.audio.recognition.SpeechSegment;
import app.recordings.audio.recognition.Word;
import app.recordings.audio.work.Work;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The library itself, on a model small enough to be written here. */
class VoskDecoderTest {
    @TempDir
    private Path folder;

    @Test
    void hearsWordsWithTheirTimes() throws IOException {
        VoskDecoder decoder = new VoskDecoder(VoskDecoder.folder(choice(TinyModel.write(folder))));
        List<Double> done = new ArrayList<>();
        List<Word> words = decoder.decode(twoTones(), new Work(), done::add);
        assertThat(words).extracting(Word::text).containsExactly("tone", "tone");
        assertThat(words.get(0).startMs()).isBetween(1900L, 2100L);
        assertThat(words.get(0).endMs()).isBetween(2900L, 3100L);
        assertThat(words.get(1).startMs()).isBetween(3900L, 4100L);
        assertThat(words).allMatch(word -> word.confidence() > 0.9);
        assertThat(done).hasSize(16).isSorted().endsWith(4.0);
    }

    @Test
    void stopsWithTheWork() throws IOException {
        VoskDecoder decoder = new VoskDecoder(TinyModel.write(folder));
        Work work = new Work();
        work.cancel();
        assertThatExceptionOfType(CancellationException.class)
                .isThrownBy(() -> decoder.decode(twoTones(), work, seconds -> {}));
    }

    @Test
    void refusesAFolderWithoutAModel() throws IOException {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> VoskDecoder.folder(choice(folder)))
                .withMessageEndingWith("is no folder of a Vosk model: it has no final.mdl");
        Files.writeString(folder.resolve("final.mdl"), "no model at all");
        assertThatIllegalStateException()
                .isThrownBy(() -> new VoskDecoder(folder))
                .withMessageEndingWith("has no model that Vosk can read");
    }

    private static EngineChoice choice(Path model) {
        return new EngineChoice("vosk", Optional.empty(), Optional.of(model.toString()), Optional.empty());
    }

    /** Four seconds from the audio's second on: silence and a tone, twice. */
    private static SpeechSegment twoTones() {
        float[] samples = new float[64_000];
        for (int i = 0; i < samples.length; i++) {
            samples[i] = i / 16_000 % 2 == 0 ? 0 : (float) (0.1 * Math.sin(i * 0.2));
        }
        return new SpeechSegment(16_000, samples);
    }
}
