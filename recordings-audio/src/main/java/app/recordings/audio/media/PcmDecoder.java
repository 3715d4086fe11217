package app.recordings.audio.media;

import app.recordings.audio.work.Failure;
import app.recordings.audio.work.Work;
import app.recordings.audio.work.WorkException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
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
    private long samples;

    /** @param durationLimit audio longer than this ends in {@link Failure#TOO_LONG} */
    public PcmDecoder(Ffmpeg ffmpeg, Work work, AudioFile file, Duration durationLimit) throws IOException {
        this.work = work;
        Duration duration = file.duration().orElseGet(() -> new PacketDuration(ffmpeg).of(work, file));
        expectedSamples = duration.toMillis() * (SAMPLE_RATE / 1000);
        mostSamples = durationLimit.toMillis() * (SAMPLE_RATE / 1000);
        process = ffmpeg.read(work, file.path(), file.container(), output(durationLimit));
        output = process.getInputStream();
    }

    private static List<String> output(Duration durationLimit) {
        String oneSecondMore = Long.toString(durationLimit.toSeconds() + 1);
        String rate = Integer.toString(SAMPLE_RATE);
        return List.of("-af", "highpass=f=60", "-ac", "1", "-ar", rate, "-t", oneSecondMore, "-f", "f32le", "pipe:1");
    }

    @Override
    public int read(float[] buffer) throws IOException {
        byte[] bytes = new byte[buffer.length * Float.BYTES];
        Future<?> watchdog = Watchdog.killAfter(STALL_LIMIT, process);
        int length = output.readNBytes(bytes, 0, bytes.length) / Float.BYTES;
        watchdog.cancel(false);
        work.check();
        if (length < buffer.length) {
            end(length);
        }
        ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer().get(buffer, 0, length);
        samples += length;
        if (samples > mostSamples) {
            throw new WorkException(
                    Failure.TOO_LONG, "The audio is longer than " + mostSamples / SAMPLE_RATE + " seconds.");
        }
        return length == 0 ? -1 : length;
    }

    private void end(int length) throws IOException {
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
