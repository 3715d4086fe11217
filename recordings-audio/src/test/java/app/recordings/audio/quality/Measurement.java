package app.recordings.audio.quality;

import app.recordings.audio.AudioProcess;
import app.recordings.audio.Reply;
import app.recordings.audio.WordError;
import app.recordings.audio.grammar.LearnerSentence;
import app.recordings.audio.quality.RealSpeech.Spoken;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** One service with one worker and certain engines, and what it does with speech and sentences. */
final class Measurement implements AutoCloseable {
    private static final int WHOLE_WAY = 12;
    private static final int SPOKEN = 20;

    private final AudioProcess service;
    private final MemoryWatch memory;

    /**
     * What was understood of some recordings.
     *
     * @param cpuSeconds of all processes
     */
    record Recognition(
            int recordings, double seconds, double cpuSeconds, WordError.Count normalized, WordError.Count raw) {}

    Measurement(String recognizer, String synthesizer) throws IOException {
        service = new AudioProcess(Map.of(
                "RECORDINGS_AUDIO_WORKERS", "1",
                "RECORDINGS_AUDIO_RECOGNIZER", recognizer,
                "RECORDINGS_AUDIO_SYNTHESIZER", synthesizer));
        memory = new MemoryWatch(service);
        service.awaitReady();
        service.awaitWarm();
    }

    Recognition recognition(List<Spoken> spoken) throws IOException, InterruptedException {
        WordError.Count normalized = WordError.Count.NONE;
        WordError.Count raw = WordError.Count.NONE;
        double seconds = 0;
        double start = service.cpuSeconds();
        for (Spoken one : spoken) {
            Reply reply = service.transcribe(one.audio());
            normalized = normalized.plus(WordError.normalized(one.text(), reply.text()));
            raw = raw.plus(WordError.raw(one.text(), reply.text()));
            seconds += seconds(reply);
        }
        return new Recognition(spoken.size(), seconds, service.cpuSeconds() - start, normalized, raw);
    }

    private static double seconds(Reply reply) {
        return reply.last().path("durationMs").asLong() / 1000.0;
    }

    /** CPU seconds for a second of audio that is recognised, corrected and spoken. */
    double wholeWay(List<Spoken> spoken) throws IOException, InterruptedException {
        double seconds = 0;
        double start = service.cpuSeconds();
        for (Spoken one : spoken.subList(0, WHOLE_WAY)) {
            Reply heard = service.transcribe(one.audio());
            seconds += seconds(heard);
            service.speak(corrected(heard.text()));
        }
        return (service.cpuSeconds() - start) / seconds;
    }

    /** How much of its own speech it misunderstands. */
    WordError.Count roundTrip() throws IOException, InterruptedException {
        WordError.Count count = WordError.Count.NONE;
        Path file = Files.createTempFile(service.temp(), "speech-", ".webm");
        for (LearnerSentence sentence : LearnerSentence.correct().subList(0, SPOKEN)) {
            Files.write(file, service.speak(sentence.said()).audio());
            count = count.plus(WordError.normalized(
                    sentence.said(), service.transcribe(file).text()));
        }
        Files.delete(file);
        return count;
    }

    CorrectionScore corrections() throws IOException, InterruptedException {
        CorrectionScore score = new CorrectionScore();
        for (LearnerSentence sentence : LearnerSentence.wrong()) {
            score.wrong(sentence, right(sentence));
        }
        for (LearnerSentence sentence : LearnerSentence.fresh()) {
            score.fresh(right(sentence));
        }
        for (LearnerSentence sentence : LearnerSentence.correct()) {
            score.correct(sentence, right(sentence));
        }
        return score;
    }

    private boolean right(LearnerSentence sentence) throws IOException, InterruptedException {
        return sentence.accepts(corrected(sentence.said()));
    }

    private String corrected(String text) throws IOException, InterruptedException {
        return service.correct(text).last().path("correctedText").asText();
    }

    /** The most memory resident in the service and the programs it ran. */
    long peakMebibytes() {
        return memory.mebibytes();
    }

    @Override
    public void close() {
        memory.close();
        service.close();
    }
}
