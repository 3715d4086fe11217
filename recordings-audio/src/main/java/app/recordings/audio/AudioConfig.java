package app.recordings.audio;

import app.recordings.audio.engine.EngineChoice;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The service's settings, read from the environment.
 *
 * @param host where it listens ({@code RECORDINGS_AUDIO_HOST}, the loopback interface); whoever reaches it may use it
 * @param port TCP port there, 0 for any free one ({@code RECORDINGS_AUDIO_PORT})
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
 * @param recognizer speech to text ({@code RECORDINGS_AUDIO_RECOGNIZER} with {@code _URL}, {@code _MODEL} and
 *     {@code _KEY}: auto, sphinx4, pocketsphinx, openai, vosk, vosk-server)
 * @param corrector grammar ({@code RECORDINGS_AUDIO_CORRECTOR}, likewise: languagetool, languagetool-server, chat)
 * @param synthesizer text to speech ({@code RECORDINGS_AUDIO_SYNTHESIZER}, likewise: auto, marytts, flite, openai)
 * @param ffmpeg ffmpeg binary to use instead of the one found ({@code RECORDINGS_AUDIO_FFMPEG})
 */
public record AudioConfig(
        String host,
        int port,
        Optional<Path> portFile,
        int workers,
        int queue,
        Path temp,
        long bodyLimit,
        Duration durationLimit,
        Duration timeLimit,
        EngineChoice recognizer,
        EngineChoice corrector,
        EngineChoice synthesizer,
        Optional<Path> ffmpeg) {

    private static final List<String> RECOGNIZERS =
            List.of("auto", "sphinx4", "pocketsphinx", "openai", "vosk", "vosk-server");
    private static final List<String> CORRECTORS = List.of("languagetool", "languagetool-server", "chat");
    private static final List<String> SYNTHESIZERS = List.of("auto", "marytts", "flite", "openai");
    private static final Set<String> REMOTE = Set.of("openai", "vosk-server", "languagetool-server", "chat");

    /** @throws IllegalArgumentException naming the variable, its value and what is allowed */
    public static AudioConfig from(Map<String, String> environment) {
        Settings settings = new Settings(environment);
        int halfTheCores = Math.max(1, Runtime.getRuntime().availableProcessors() / 2);
        return new AudioConfig(
                settings.text("RECORDINGS_AUDIO_HOST").orElse("127.0.0.1"),
                (int) settings.number("RECORDINGS_AUDIO_PORT", 0, 0, 65_535),
                settings.path("RECORDINGS_AUDIO_PORT_FILE"),
                (int) settings.number("RECORDINGS_AUDIO_WORKERS", halfTheCores, 1, 256),
                (int) settings.number("RECORDINGS_AUDIO_QUEUE", 16, 0, 10_000),
                settings.path("RECORDINGS_AUDIO_TEMP").orElse(Path.of(System.getProperty("java.io.tmpdir"))),
                settings.number("RECORDINGS_AUDIO_BODY_LIMIT", 2L << 30, 1, Long.MAX_VALUE),
                Duration.ofSeconds(settings.number("RECORDINGS_AUDIO_DURATION_LIMIT", 4 * 3600, 1, 7 * 86_400)),
                Duration.ofSeconds(settings.number("RECORDINGS_AUDIO_TIME_LIMIT", 6 * 3600, 1, 30 * 86_400)),
                settings.engine("RECORDINGS_AUDIO_RECOGNIZER", RECOGNIZERS),
                settings.engine("RECORDINGS_AUDIO_CORRECTOR", CORRECTORS),
                settings.engine("RECORDINGS_AUDIO_SYNTHESIZER", SYNTHESIZERS),
                settings.path("RECORDINGS_AUDIO_FFMPEG"));
    }

    /** The same with another folder for temporary files. */
    AudioConfig withTemp(Path folder) {
        return new AudioConfig(
                host,
                port,
                portFile,
                workers,
                queue,
                folder,
                bodyLimit,
                durationLimit,
                timeLimit,
                recognizer,
                corrector,
                synthesizer,
                ffmpeg);
    }

    private record Settings(Map<String, String> environment) {
        Optional<String> text(String name) {
            return Optional.ofNullable(environment.get(name)).map(String::strip).filter(text -> !text.isEmpty());
        }

        Optional<Path> path(String name) {
            return text(name).map(Path::of).map(Path::toAbsolutePath);
        }

        /** @param known the first of which is the default */
        EngineChoice engine(String name, List<String> known) {
            String engine = text(name).orElse(known.get(0));
            if (!known.contains(engine)) {
                throw new IllegalArgumentException(name + "=" + engine + " is not one of " + known);
            }
            Optional<URI> url = text(name + "_URL").map(address -> url(name + "_URL", address));
            if (REMOTE.contains(engine) && url.isEmpty()) {
                throw new IllegalArgumentException(name + "=" + engine + " needs " + name + "_URL");
            }
            return new EngineChoice(engine, url, text(name + "_MODEL"), text(name + "_KEY"));
        }

        private static URI url(String name, String address) {
            try {
                URI url = new URI(address);
                if (url.getHost() != null
                        && Set.of("http", "https", "ws", "wss").contains(url.getScheme())) {
                    return url;
                }
            } catch (URISyntaxException e) {
                throw new IllegalArgumentException(name + " is no URL", e);
            }
            throw new IllegalArgumentException(name + " is no URL of a server");
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
