package app.recordings.audio.recognition;

import app.recordings.audio.media.PcmStream;
import java.nio.FloatBuffer;
import java.util.stream.Stream;

/** Decoded audio from memory. */
final class Samples implements PcmStream {
    private final FloatBuffer samples;

    Samples(float[]... parts) {
        samples = FloatBuffer.allocate(
                Stream.of(parts).mapToInt(part -> part.length).sum());
        for (float[] part : parts) {
            samples.put(part);
        }
        samples.flip();
    }

    @Override
    public int read(float[] buffer) {
        int length = Math.min(buffer.length, samples.remaining());
        samples.get(buffer, 0, length);
        return length == 0 ? -1 : length;
    }

    @Override
    public long expectedSamples() {
        return samples.capacity();
    }

    @Override
    public void close() {
        samples.clear();
    }
}
