package app.recordings.audio;

import app.recordings.audio.media.FfmpegBinary;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The ffmpeg the tests make their audio files with: the one the service would use. */
public final class Ffmpegs {
    /** The clip whose words are in its README. */
    public static final Path CLIP = Path.of("src/test/resources/speech/sense-and-sensibility.wav");

    /** The same as a browser records it. */
    public static final Path BROWSER_CLIP = Path.of("src/test/resources/speech/sense-and-sensibility.webm");

    /** A man who says "go forward ten meters". */
    public static final Path OTHER_VOICE = Path.of("src/test/resources/speech/go-forward.webm");

    private static final Path BINARY = find();

    private Ffmpegs() {}

    public static Path binary() {
        return BINARY;
    }

    /** Runs ffmpeg to its end. @return what it told */
    public static String run(List<String> arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(BINARY.toString(), "-nostdin", "-hide_banner", "-y"));
        command.addAll(arguments);
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String log = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IOException(String.join(" ", command) + ": " + log);
        }
        return log;
    }

    private static Path find() {
        try {
            return FfmpegBinary.find(
                    Optional.empty(),
                    Files.createTempDirectory(Path.of("target").toAbsolutePath(), "ffmpeg-"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
