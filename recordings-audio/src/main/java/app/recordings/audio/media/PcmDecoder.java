package app.recordings.audio.media;

import app.recordings.audio.work.Failure;
import app.recordings.audio.work.Work;
import app.recordings.audio.work.WorkException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/**
 * Decodes a file as fast as it is read from. Opus is decoded at its own 48 kHz and resampled by ffmpeg; rumble below
 * 60 Hz is cut, as it is no speech. Samples come as floats, so that very quiet speech keeps its detail.
 */
public final class PcmDecoder implements PcmStream {
    private static final Duration STALL_LIMIT = Duration.ofSeconds(30);

    private final Work work;
    private final Process process;
    private final InputStream output;
    private final long expectedSamples;
    private final long mostSamples;
    private FloatBuffer block = FloatBuffer.allocate(0);
    private boolean ended;
    private long samples;
    private final Peaks peaks = new Peaks(SAMPLE_RATE);

    /** @param durationLimit audio longer than this ends in {@link Failure#TOO_LONG} */
    public PcmDecoder(Ffmpeg ffmpeg, Work work, AudioFile file, Duration durationLimit) throws IOException {
        this.work = work;
        Duration duration = duration(ffmpeg, work, file, durationLimit);
        expectedSamples = duration.toMillis() * (SAMPLE_RATE / 1000);
        mostSamples = durationLimit.toMillis() * (SAMPLE_RATE / 1000);
        if (expectedSamples > mostSamples + SAMPLE_RATE) {
            throw tooLong();
        }
        process = ffmpeg.read(work, file.path(), file.container(), output(durationLimit));
        output = process.getInputStream();
    }

    /** What a container claims is believed unless the audio would be refused for it. */
    private static Duration duration(Ffmpeg ffmpeg, Work work, AudioFile file, Duration limit) {
        return file.duration()
                .filter(claimed -> claimed.compareTo(limit) <= 0)
                .orElseGet(() -> new PacketDuration(ffmpeg).of(work, file));
    }

    private static List<String> output(Duration durationLimit) {
        String oneSecondMore = Long.toString(durationLimit.toSeconds() + 1);
        String rate = Integer.toString(SAMPLE_RATE);
        return List.of("-af", "highpass=f=60", "-ac", "1", "-ar", rate, "-t", oneSecondMore, "-f", "f32le", "pipe:1");
    }

    @Override
    public int read(float[] buffer) throws IOException {
        int length = 0;
        while (length < buffer.length && fill()) {
            int part = Math.min(buffer.length - length, block.remaining());
            block.get(buffer, length, part);
            outline(buffer, length, part);
            length += part;
        }
        return length == 0 ? -1 : length;
    }

    /** Whether there are samples in the block, after reading the next one if need be. */
    private boolean fill() throws IOException {
        if (!block.hasRemaining() && !ended) {
            byte[] bytes = new byte[SAMPLE_RATE * Float.BYTES];
            Future<?> watchdog = Watchdog.killAfter(STALL_LIMIT, process);
            int length = output.readNBytes(bytes, 0, bytes.length) / Float.BYTES;
            watchdog.cancel(false);
            work.check();
            if (length < SAMPLE_RATE) {
                end(length);
            }
            block = ByteBuffer.wrap(bytes)
                    .order(ByteOrder.LITTLE_ENDIAN)
                    .asFloatBuffer()
                    .limit(length);
            count(length);
        }
        return block.hasRemaining();
    }

    private void outline(float[] buffer, int first, int length) {
        for (int i = first; i < first + length; i++) {
            peaks.add(buffer[i]);
        }
    }

    /** The outline of what was read so far. */
    public Peaks peaks() {
        return peaks;
    }

    private void count(int length) {
        samples += length;
        if (samples > mostSamples) {
            throw tooLong();
        }
    }

    private WorkException tooLong() {
        return new WorkException(
                Failure.TOO_LONG, "The audio is longer than " + mostSamples / SAMPLE_RATE + " seconds.");
    }

    private void end(int length) throws IOException {
        ended = true;
        try {
            boolean ended = process.waitFor(STALL_LIMIT.toSeconds(), TimeUnit.SECONDS);
            work.check();
            if (!ended || process.exitValue() != 0) {
                throw new WorkException(
                        Failure.UNDECODABLE_AUDIO,
                        "The audio cannot be decoded after " + (samples + length) * 1000 / SAMPLE_RATE + " ms.");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while decoding", e);
        }
    }

    @Override
    public long expectedSamples() {
        return expectedSamples;
    }

    @Override
    public void close() {
        work.release(process);
    }
}
