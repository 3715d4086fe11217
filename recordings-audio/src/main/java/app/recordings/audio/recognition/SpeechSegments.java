package app.recordings.audio.recognition;

import app.recordings.audio.media.PcmStream;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.LongConsumer;

/**
 * Cuts a stream at silences into stretches of speech of at most 25 s; silence is skipped without being kept. The longer
 * a stretch has become, the shorter a silence ends it; speech without any is cut at its quietest moment.
 */
public final class SpeechSegments {
    private static final int FRAME_MS = 20;
    private static final int FRAME = PcmStream.SAMPLE_RATE * FRAME_MS / 1000;
    private static final int START_FRAMES = 1000 / FRAME_MS;
    private static final int MARGIN_FRAMES = 300 / FRAME_MS;
    private static final int LEAST_SPEECH_FRAMES = 120 / FRAME_MS;
    private static final int MOST_FRAMES = 25_000 / FRAME_MS;
    private static final int CUT_WINDOW_FRAMES = 4_000 / FRAME_MS;

    private final PcmStream audio;
    private final LongConsumer silence;
    private final Deque<Frame> ahead = new ArrayDeque<>();
    private final List<Frame> segment = new ArrayList<>();
    private NoiseFloor floor;
    private long samples;
    private int speechFrames;
    private int silentFrames;

    private record Frame(long first, float[] samples, double level, boolean speech) {
        Frame judged(NoiseFloor floor) {
            return new Frame(first, samples, level, floor.speech(level));
        }
    }

    /** @param silence is told the number of samples passed over while no speech is found */
    public SpeechSegments(PcmStream audio, LongConsumer silence) {
        this.audio = audio;
        this.silence = silence;
    }

    /** Samples read so far. */
    public long samples() {
        return samples;
    }

    /** The next stretch of speech, or nothing at the audio's end. */
    public Optional<SpeechSegment> next() throws IOException {
        for (Frame frame = frame(); frame != null; frame = frame()) {
            Optional<SpeechSegment> complete = add(frame);
            if (complete.isPresent()) {
                return complete;
            }
        }
        return speechFrames > 0 ? end(segment.size()) : Optional.empty();
    }

    private Optional<SpeechSegment> add(Frame frame) {
        segment.add(frame);
        speechFrames += frame.speech() ? 1 : 0;
        silentFrames = frame.speech() ? 0 : silentFrames + 1;
        if (speechFrames == 0) {
            keepMargin();
            silence.accept(frame.first());
            return Optional.empty();
        } else if (silentFrames >= silenceToEnd()) {
            return end(segment.size() - Math.max(0, silentFrames - MARGIN_FRAMES));
        }
        return segment.size() >= MOST_FRAMES ? end(quietest()) : Optional.empty();
    }

    private void keepMargin() {
        if (segment.size() > MARGIN_FRAMES) {
            segment.remove(0);
        }
    }

    private int silenceToEnd() {
        int length = segment.size() * FRAME_MS;
        int silenceMs = length < 10_000 ? 700 : length < 17_000 ? 400 : 200;
        return silenceMs / FRAME_MS;
    }

    private int quietest() {
        int quietest = segment.size();
        double least = Double.POSITIVE_INFINITY;
        for (int i = segment.size() - CUT_WINDOW_FRAMES; i < segment.size(); i++) {
            if (segment.get(i).level() < least) {
                least = segment.get(i).level();
                quietest = i;
            }
        }
        return quietest;
    }

    /** Ends the segment before the frame of this index; what follows begins the next one. */
    private Optional<SpeechSegment> end(int frames) {
        List<Frame> ended = List.copyOf(segment.subList(0, frames));
        segment.subList(0, frames).clear();
        speechFrames = speechFrames(segment);
        silentFrames = speechFrames == 0 ? 0 : silentFrames;
        return speechFrames(ended) >= LEAST_SPEECH_FRAMES ? Optional.of(join(ended)) : Optional.empty();
    }

    private static int speechFrames(List<Frame> frames) {
        return (int) frames.stream().filter(Frame::speech).count();
    }

    private static SpeechSegment join(List<Frame> frames) {
        float[] joined = new float
                [frames.stream().mapToInt(frame -> frame.samples().length).sum()];
        int position = 0;
        for (Frame frame : frames) {
            System.arraycopy(frame.samples(), 0, joined, position, frame.samples().length);
            position += frame.samples().length;
        }
        return new SpeechSegment(frames.get(0).first(), joined);
    }

    /** The next frame, or null at the end; the first second is looked at before its first frame is judged. */
    private Frame frame() throws IOException {
        if (floor == null) {
            for (Frame frame = read(); frame != null; frame = ahead.size() < START_FRAMES ? read() : null) {
                ahead.add(frame);
            }
            floor = new NoiseFloor(startLevel(), FRAME_MS);
        }
        Frame frame = ahead.isEmpty() ? read() : ahead.poll();
        return frame == null ? null : frame.judged(floor);
    }

    private double startLevel() {
        double[] levels = ahead.stream().mapToDouble(Frame::level).sorted().toArray();
        return levels.length == 0 ? 0 : levels[levels.length / 10];
    }

    private Frame read() throws IOException {
        float[] buffer = new float[FRAME];
        int length = audio.read(buffer);
        if (length < 0) {
            return null;
        }
        Frame frame =
                new Frame(samples, length == FRAME ? buffer : Arrays.copyOf(buffer, length), level(buffer), false);
        samples += length;
        return frame;
    }

    private static double level(float[] buffer) {
        double squares = 0;
        for (float sample : buffer) {
            squares += sample * sample;
        }
        return 10 * Math.log10(squares / buffer.length + 1e-12);
    }
}
