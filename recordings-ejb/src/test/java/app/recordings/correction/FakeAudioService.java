package app.recordings.correction;

import app.recordings.recording.CorrectedText;
import app.recordings.recording.Correction;
import app.recordings.recording.Recognition;
import app.recordings.recording.RenditionFormat;
import app.recordings.recording.Speech;
import app.recordings.recording.Word;
import app.recordings.storage.Spool;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.function.DoubleConsumer;
import java.util.function.Supplier;

/** An engine that always hears the same, and fails when told to. */
final class FakeAudioService implements AudioService {
    static final List<Word> WORDS =
            List.of(new Word("he", 0, 200, 0.9), new Word("go", 200, 400, 0.5), new Word("home", 400, 900, 1));
    static final List<Correction> CORRECTIONS =
            List.of(new Correction(3, 2, "go", "goes", "HE_VERB_AGR", "The verb does not agree."));

    final List<String> calls = new CopyOnWriteArrayList<>();
    String text = "he go home";
    String heard;
    List<String> hints;
    AudioServiceException transcribing;
    AudioServiceException speaking;
    AudioServiceException converting;
    Runnable during = () -> {};
    Runnable beforeCorrecting = () -> {};
    boolean sleeps;

    @Override
    public Recognition transcribe(Supplier<InputStream> audio, Spoken spoken, DoubleConsumer progress)
            throws AudioServiceException, InterruptedException {
        calls.add("transcribe");
        hints = spoken.vocabulary();
        try (InputStream stream = audio.get()) {
            heard = new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        progress.accept(0.5);
        during.run();
        if (sleeps) {
            new CountDownLatch(1).await();
        }
        throwIf(transcribing);
        return new Recognition(text, 1500, text.isEmpty() ? List.of() : WORDS, List.of(5, 95), "fake-recogniser");
    }

    @Override
    public CorrectedText correct(String uncorrected, String language, DoubleConsumer progress) {
        calls.add("correct");
        beforeCorrecting.run();
        return new CorrectedText("He goes home.", CORRECTIONS, "fake-corrector");
    }

    @Override
    public Speech speak(String spoken, String language, DoubleConsumer progress) throws AudioServiceException {
        calls.add("speak");
        throwIf(speaking);
        try {
            byte[] bytes = ("spoken: " + spoken).getBytes(StandardCharsets.UTF_8);
            return new Speech(Spool.of(new ByteArrayInputStream(bytes), bytes.length), 900, List.of(60), "fake-voice");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public Spool convert(Supplier<InputStream> original, RenditionFormat format) throws AudioServiceException {
        calls.add("convert");
        throwIf(converting);
        try (InputStream stream = original.get()) {
            byte[] bytes = (format + " of " + new String(stream.readAllBytes(), StandardCharsets.UTF_8))
                    .getBytes(StandardCharsets.UTF_8);
            during.run();
            return Spool.of(new ByteArrayInputStream(bytes), bytes.length);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public Set<String> languages() {
        return Set.of("en");
    }

    private static void throwIf(AudioServiceException failure) throws AudioServiceException {
        if (failure != null) {
            throw failure;
        }
    }
}
