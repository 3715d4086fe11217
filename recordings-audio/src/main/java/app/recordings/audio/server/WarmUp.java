package app.recordings.audio.server;

import app.recordings.audio.grammar.GrammarCorrector;
import app.recordings.audio.media.PcmDecoder;
import app.recordings.audio.recognition.SpeechRecognizer;
import app.recordings.audio.recognition.Transcript;
import app.recordings.audio.speech.Speaker;
import app.recordings.audio.speech.SpeechSynthesizer;
import app.recordings.audio.work.Work;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Speaks some sentences, recognises them and corrects what it heard, so that the JVM has compiled the engines before the
 * first person's recording comes. It gives way to the first real call, which would otherwise wait for it.
 */
final class WarmUp {
    private static final Logger LOG = LoggerFactory.getLogger(WarmUp.class);
    private static final String TEXT = "Yesterday we went to the market to buy some apples, and she don't like them. "
            + "I have been living in this city since three years.";

    private final Service service;
    private final Work work;

    WarmUp(Service service, Work work) {
        this.service = service;
        this.work = work;
    }

    void run(SpeechSynthesizer synthesizer, SpeechRecognizer recognizer, GrammarCorrector corrector)
            throws IOException {
        long start = System.nanoTime();
        Path file = Files.createTempFile(service.config().temp(), "warm-up-", ".webm");
        try {
            new Speaker(synthesizer, service.ffmpeg()).speak(TEXT, file, work);
            corrector.correct(TEXT, work);
            corrector.correct(transcribe(recognizer, file).text(), work);
            LOG.info(
                    "Warm after {} ms more",
                    Duration.ofNanos(System.nanoTime() - start).toMillis());
        } finally {
            Files.deleteIfExists(file);
        }
    }

    private Transcript transcribe(SpeechRecognizer recognizer, Path file) throws IOException {
        try (PcmDecoder audio = new PcmDecoder(
                service.ffmpeg(),
                work,
                service.probe().probe(work, file),
                service.config().durationLimit())) {
            return recognizer.recognize(audio, work);
        }
    }
}
