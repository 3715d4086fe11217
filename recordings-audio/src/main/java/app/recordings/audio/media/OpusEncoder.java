package app.recordings.audio.media;

import app.recordings.audio.work.Failure;
import app.recordings.audio.work.Work;
import app.recordings.audio.work.WorkException;
import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.ShortBuffer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Writes speech as Opus in WebM, with its duration and with cues before the audio, so that players can seek. */
public final class OpusEncoder implements Closeable {
    private static final Duration FINISH_LIMIT = Duration.ofSeconds(60);

    private final Work work;
    private final Process process;
    private final OutputStream input;
    private final int sampleRate;
    private final Peaks peaks;
    private long samples;

    public OpusEncoder(Ffmpeg ffmpeg, Work work, int sampleRate, Path file) throws IOException {
        this.work = work;
        this.sampleRate = sampleRate;
        peaks = new Peaks(sampleRate);
        process = ffmpeg.write(work, sampleRate, output(ffmpeg, file));
        input = new BufferedOutputStream(process.getOutputStream(), 1 << 16);
    }

    private static List<String> output(Ffmpeg ffmpeg, Path file) {
        List<String> output = new ArrayList<>(List.of("-c:a", "libopus", "-b:a", "40k", "-compression_level", "7"));
        output.addAll(List.of("-map_metadata", "-1"));
        output.addAll(ffmpeg.webm());
        output.add("file:" + file);
        return output;
    }

    /** Takes 16-bit little-endian samples; waits while the encoder is busy. */
    public void write(byte[] pcm) throws IOException {
        work.check();
        input.write(pcm);
        samples += pcm.length / Short.BYTES;
        ShortBuffer buffer = ByteBuffer.wrap(pcm).order(ByteOrder.LITTLE_ENDIAN).asShortBuffer();
        while (buffer.hasRemaining()) {
            peaks.add(-buffer.get() / (float) Short.MIN_VALUE);
        }
    }

    /** The outline of what was written. */
    public Peaks peaks() {
        return peaks;
    }

    /** Ends the file. @return the audio's duration in ms */
    public long finish() throws IOException {
        input.close();
        try {
            boolean ended = process.waitFor(FINISH_LIMIT.toSeconds(), TimeUnit.SECONDS);
            work.check();
            if (!ended || process.exitValue() != 0) {
                throw new WorkException(Failure.ENGINE_FAILED, "The speech could not be encoded.");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while encoding", e);
        }
        return samples * 1000 / sampleRate;
    }

    @Override
    public void close() {
        work.release(process);
    }
}
