package app.recordings.audio.recognition;

import app.recordings.audio.media.PcmStream;
import app.recordings.audio.work.Work;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Recognises segment by segment, so that memory stays flat and progress is true. */
public final class SegmentedRecognizer implements SpeechRecognizer {
    private final SegmentDecoder decoder;

    public SegmentedRecognizer(SegmentDecoder decoder) {
        this.decoder = decoder;
    }

    @Override
    public String engine() {
        return decoder.engine();
    }

    @Override
    public Transcript recognize(PcmStream audio, Work work) throws IOException {
        SpeechSegments segments = new SpeechSegments(audio, samples -> report(work, samples, audio));
        List<Word> words = new ArrayList<>();
        for (Optional<SpeechSegment> next = segments.next(); next.isPresent(); next = segments.next()) {
            SpeechSegment segment = next.get();
            words.addAll(decoder.decode(
                    segment,
                    work,
                    seconds -> report(work, segment.firstSample() + seconds * PcmStream.SAMPLE_RATE, audio)));
            work.check();
            report(work, segment.firstSample() + segment.samples().length, audio);
        }
        return Transcript.of(words, segments.samples() * 1000 / PcmStream.SAMPLE_RATE);
    }

    private static void report(Work work, double samples, PcmStream audio) {
        if (audio.expectedSamples() > 0) {
            work.progress(Math.min(0.99, samples / audio.expectedSamples()));
        }
    }
}
