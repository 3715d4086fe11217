package app.recordings.audio.recognition.sphinx4;

import app.recordings.audio.recognition.SegmentDecoder;
import app.recordings.audio.recognition.SpeechSegment;
import app.recordings.audio.recognition.Word;
import app.recordings.audio.work.Work;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.function.DoubleConsumer;

/** One loaded decoder for each worker. */
public final class Sphinx4Decoders implements SegmentDecoder {
    private static final double FRAMES_PER_SECOND = 100;

    private final BlockingQueue<SphinxDecoder> idle;

    /** Loads the model once for each worker. */
    public Sphinx4Decoders(int workers) {
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
    public List<Word> decode(SpeechSegment segment, Work work, DoubleConsumer done) throws IOException {
        SphinxDecoder decoder = take();
        try {
            return decoder.decode(segment, frames -> {
                done.accept(frames / FRAMES_PER_SECOND);
                return !work.cancelled();
            });
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
}
