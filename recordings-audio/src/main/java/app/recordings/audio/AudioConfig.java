package app.recordings.audio;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * The service's settings, read from the environment.
 *
 * @param port TCP port on the loopback interface, 0 for any free one ({@code RECORDINGS_AUDIO_PORT})
 * @param portFile file the bound port is written to ({@code RECORDINGS_AUDIO_PORT_FILE})
 * @param workers works done at once; each has a recogniser of its own, some 400 MB
 *     ({@code RECORDINGS_AUDIO_WORKERS}, half the cores, at least 1)
 * @param queue works that may wait; more are refused ({@code RECORDINGS_AUDIO_QUEUE}, 16)
 * @param temp folder for request bodies and speech files ({@code RECORDINGS_AUDIO_TEMP}, the system's)
 * @param bodyLimit bytes of audio accepted in one request ({@code RECORDINGS_AUDIO_BODY_LIMIT}, 2 GiB)
 * @param durationLimit audio longer than this is refused while it is decoded
 *     ({@code RECORDINGS_AUDIO_DURATION_LIMIT}, seconds, 4 hours)
 * @param timeLimit wall-clock time for one work once a worker has it
 *     ({@code RECORDINGS_AUDIO_TIME_LIMIT}, seconds, 6 hours)
 * @param ffmpeg ffmpeg binary to use instead of the one found ({@code RECORDINGS_AUDIO_FFMPEG})
 */
public record AudioConfig(
        int port,
        Optional<Path> portFile,
        int workers,
        int queue,
        Path temp,
        long bodyLimit,
        Duration durationLimit,
        Duration timeLimit,
        Optional<Path> ffmpeg) {

    /** @throws IllegalArgumentException naming the variable, its value and what is allowed */
    public static AudioConfig from(Map<String, String> environment) {
        Settings settings = new Settings(environment);
        int halfTheCores = Math.max(1, Runtime.getRuntime().availableProcessors() / 2);
        return new AudioConfig(
                (int) settings.number("RECORDINGS_AUDIO_PORT", 0, 0, 65_535),
                settings.path("RECORDINGS_AUDIO_PORT_FILE"),
                (int) settings.number("RECORDINGS_AUDIO_WORKERS", halfTheCores, 1, 256),
                (int) settings.number("RECORDINGS_AUDIO_QUEUE", 16, 0, 10_000),
                settings.path("RECORDINGS_AUDIO_TEMP").orElse(Path.of(System.getProperty("java.io.tmpdir"))),
                settings.number("RECORDINGS_AUDIO_BODY_LIMIT", 2L << 30, 1, Long.MAX_VALUE),
                Duration.ofSeconds(settings.number("RECORDINGS_AUDIO_DURATION_LIMIT", 4 * 3600, 1, 7 * 86_400)),
                Duration.ofSeconds(settings.number("RECORDINGS_AUDIO_TIME_LIMIT", 6 * 3600, 1, 30 * 86_400)),
                settings.path("RECORDINGS_AUDIO_FFMPEG"));
    }

    /** The same with another folder for temporary files. */
    AudioConfig withTemp(Path folder) {
        return new AudioConfig(port, portFile, workers, queue, folder, bodyLimit, durationLimit, timeLimit, ffmpeg);
    }

    private record Settings(Map<String, String> environment) {
        Optional<String> text(String name) {
            return Optional.ofNullable(environment.get(name)).map(String::strip).filter(text -> !text.isEmpty());
        }

        Optional<Path> path(String name) {
            return text(name).map(Path::of).map(Path::toAbsolutePath);
        }

        long number(String name, long otherwise, long least, long most) {
            String text = text(name).orElse(Long.toString(otherwise));
            try {
                long number = Long.parseLong(text);
                if (number >= least && number <= most) {
                    return number;
                }
            } catch (NumberFormatException e) {
                throw new IllegalArgumentException(name + "=" + text + " is not a number", e);
            }
            throw new IllegalArgumentException(name + "=" + text + " is not within " + least + ".." + most);
        }
    }
}
