package app.recordings.audio;

import app.recordings.audio.media.Ffmpeg;
import app.recordings.audio.media.FfmpegBinary;
import app.recordings.audio.server.AudioServer;
import app.recordings.audio.trace.Traces;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs the audio service until it is told to end by SIGTERM. It listens at once and loads its engines beside; each call
 * is taken as soon as its engine is there.
 *
 * <p>Start it with {@code java -Xms256m -Xmx1000m -XX:+UseSerialGC -XX:ReservedCodeCacheSize=96m -cp 'lib/audio/*'
 * app.recordings.audio.Main}: enough for one worker; allow 350 MB more heap for each further one.
 */
public final class Main {
    private static final Logger LOG = LoggerFactory.getLogger(Main.class);

    private Main() {}

    public static void main(String[] arguments) throws IOException {
        Logging.configure();
        AudioConfig config;
        try {
            config = AudioConfig.from(System.getenv());
            Traces.start(System.getenv());
        } catch (IllegalArgumentException e) {
            LOG.error(e.getMessage());
            System.exit(2);
            return;
        }
        try {
            start(config);
        } catch (IllegalArgumentException e) {
            LOG.error(e.getMessage());
            System.exit(2);
        }
    }

    private static void start(AudioConfig config) throws IOException {
        Path temp = TemporaryFolder.create(config.temp());
        AudioConfig own = config.withTemp(temp);
        Ffmpeg ffmpeg = new Ffmpeg(FfmpegBinary.find(config.ffmpeg(), temp));
        Engines engines = new EngineFactory(own).engines();
        AudioServer server = new AudioServer(own, engines, ffmpeg);
        server.start();
        Shutdown.register(server, temp);
        if (config.portFile().isPresent()) {
            write(server.port(), config.portFile().get());
        }
        LOG.info("Listening on {}:{} with {}", own.host(), server.port(), own);
        engines.whenReady(server::warmUp);
        engines.start();
    }

    /** Whoever reads the file finds it whole or not at all. */
    private static void write(int port, Path file) throws IOException {
        Path fresh = file.resolveSibling(file.getFileName() + ".new");
        Files.writeString(fresh, Integer.toString(port));
        Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
    }
}
