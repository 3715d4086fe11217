package app.recordings.audio.media;

import app.recordings.audio.work.Work;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Future;

/**
 * The length of a file whose container does not tell it, as browsers' recordings do not: the time of its last packet,
 * found by reading all packets without decoding them (a second or two for hours of audio).
 */
final class PacketDuration {
    private static final Duration TIME_LIMIT = Duration.ofSeconds(30);
    private static final String TIME = "out_time_us=";

    private final Ffmpeg ffmpeg;

    PacketDuration(Ffmpeg ffmpeg) {
        this.ffmpeg = ffmpeg;
    }

    /** The duration, or zero when it cannot be told. */
    Duration of(Work work, AudioFile file) {
        long micros = 0;
        try {
            List<String> output = List.of("-c", "copy", "-progress", "pipe:1", "-f", "null", "-");
            Process process = ffmpeg.read(work, file.path(), file.container(), output);
            Future<?> watchdog = Watchdog.killAfter(TIME_LIMIT, process);
            try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
                for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                    micros = line.startsWith(TIME) ? number(line.substring(TIME.length())) : micros;
                }
            } finally {
                watchdog.cancel(false);
                work.release(process);
            }
        } catch (IOException e) {
            micros = 0;
        }
        work.check();
        return Duration.ofNanos(Math.max(0, micros) * 1000);
    }

    private static long number(String text) {
        try {
            return Long.parseLong(text.strip());
        } catch (NumberFormatException e) {
            return 0;
        }
    }
}
