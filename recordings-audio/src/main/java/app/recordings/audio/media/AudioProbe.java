package app.recordings.audio.media;

import app.recordings.audio.work.Failure;
import app.recordings.audio.work.Work;
import app.recordings.audio.work.WorkException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Tells by decoding its first half second whether a file is audio that can be read. */
public final class AudioProbe {
    private static final Duration TIME_LIMIT = Duration.ofSeconds(15);
    private static final int LOG_LIMIT = 64 << 10;
    private static final Pattern DURATION = Pattern.compile("Duration: (\\d+):(\\d\\d):(\\d\\d)\\.(\\d\\d)");
    private static final Pattern AUDIO_STREAM = Pattern.compile("Stream #0[^\\n]*: Audio: ");

    private final Ffmpeg ffmpeg;

    public AudioProbe(Ffmpeg ffmpeg) {
        this.ffmpeg = ffmpeg;
    }

    /**
     * @throws WorkException {@link Failure#EMPTY_AUDIO} when the file has no bytes or its audio no samples,
     *     {@link Failure#UNDECODABLE_AUDIO} when it is no audio that can be read
     */
    public AudioFile probe(Work work, Path file) throws IOException {
        byte[] head = head(file);
        if (head.length == 0) {
            throw new WorkException(Failure.EMPTY_AUDIO, "The audio has no bytes.");
        }
        Container container = Container.of(head)
                .orElseThrow(() -> new WorkException(
                        Failure.UNDECODABLE_AUDIO,
                        "The first bytes are of no format that is read: WebM, Ogg, MP4, WAV, MP3, FLAC or AAC."));
        Process process = ffmpeg.inspect(work, file, container, List.of("-t", "0.5", "-f", "s16le", "pipe:1"));
        Future<?> watchdog = Watchdog.killAfter(TIME_LIMIT, process);
        try {
            CompletableFuture<String> log = CompletableFuture.supplyAsync(() -> log(process));
            boolean samples = process.getInputStream().readAllBytes().length > 0;
            if (!samples) {
                throw noSamples(log.join(), container);
            }
            return new AudioFile(file, container, duration(log.join()));
        } finally {
            watchdog.cancel(false);
            work.release(process);
        }
    }

    private static byte[] head(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return in.readNBytes(Container.HEAD_BYTES);
        }
    }

    private static String log(Process process) {
        try (InputStream errors = process.getErrorStream()) {
            String log = new String(errors.readNBytes(LOG_LIMIT), StandardCharsets.UTF_8);
            errors.transferTo(OutputStream.nullOutputStream());
            return log;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A readable container whose audio has no samples is a recording of nothing, not a broken file. */
    private static WorkException noSamples(String log, Container container) {
        boolean wholeWav =
                container == Container.WAV && AUDIO_STREAM.matcher(log).find();
        return wholeWav
                ? new WorkException(Failure.EMPTY_AUDIO, "The audio has no samples.")
                : new WorkException(Failure.UNDECODABLE_AUDIO, "The audio cannot be decoded as " + container + ".");
    }

    private static Optional<Duration> duration(String log) {
        Matcher matcher = DURATION.matcher(log);
        return matcher.find()
                ? Optional.of(Duration.ofHours(number(matcher, 1))
                        .plusMinutes(number(matcher, 2))
                        .plusSeconds(number(matcher, 3))
                        .plusMillis(10 * number(matcher, 4)))
                : Optional.empty();
    }

    private static long number(Matcher matcher, int group) {
        return Long.parseLong(matcher.group(group));
    }
}
