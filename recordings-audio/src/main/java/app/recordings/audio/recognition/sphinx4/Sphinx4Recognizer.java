package app.recordings.audio.recognition.sphinx4;

import app.recordings.audio.media.PcmStream;
import app.recordings.audio.recognition.SpeechRecognizer;
import app.recordings.audio.recognition.SpeechSegment;
import app.recordings.audio.recognition.SpeechSegments;
import app.recordings.audio.recognition.Transcript;
import app.recordings.audio.recognition.Word;
import app.recordings.audio.work.Work;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;

/** Recognises segment by segment, so that memory stays flat and progress is true. */
public final class Sphinx4Recognizer implements SpeechRecognizer {
    private static final int FRAMES_PER_SECOND = 100;

    private final BlockingQueue<SphinxDecoder> idle;

    /** Loads the model once for each worker. */
    public Sphinx4Recognizer(int workers) {
        idle = new ArrayBlockingQueue<>(workers);
        for (int i = 0; i < workers; i++) {
            idle.add(new SphinxDecoder());
        }
    }

    @Override
    public String engine() {
        return "sphinx4";
    }

    @Override
    public Transcript recognize(PcmStream audio, Work work) throws IOException {
        SphinxDecoder decoder = take();
        try {
            return recognize(audio, work, decoder);
        } finally {
            idle.add(decoder.broken() ? new SphinxDecoder() : decoder);
        }
    }

    private SphinxDecoder take() throws IOException {
        try {
            return idle.take();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while waiting for a recogniser", e);
        }
    }

    private static Transcript recognize(PcmStream audio, Work work, SphinxDecoder decoder) throws IOException {
        SpeechSegments segments = new SpeechSegments(audio, samples -> report(work, samples, audio));
        List<Word> words = new ArrayList<>();
        for (Optional<SpeechSegment> next = segments.next(); next.isPresent(); next = segments.next()) {
            SpeechSegment segment = next.get();
            words.addAll(decoder.decode(segment, frames -> {
                report(work, segment.firstSample() + samples(frames), audio);
                return !work.cancelled();
            }));
            work.check();
        }
        return Transcript.of(words, segments.samples() * 1000 / PcmStream.SAMPLE_RATE);
    }

    private static long samples(int frames) {
        return (long) frames * PcmStream.SAMPLE_RATE / FRAMES_PER_SECOND;
    }

    private static void report(Work work, long samples, PcmStream audio) {
        if (audio.expectedSamples() > 0) {
            work.progress(Math.min(0.99, (double) samples / audio.expectedSamples()));
        }
    }
}
