package app.recordings.audio.media;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Finds an ffmpeg to run: a configured one, else the system's, else the one bundled for Linux on x86-64. */
public final class FfmpegBinary {
    private static final String BUNDLED = "/ws/schild/jave/nativebin/ffmpeg-amd64";
    private static final Pattern PATH_SEPARATOR = Pattern.compile(Pattern.quote(File.pathSeparator));

    private FfmpegBinary() {}

    /**
     * @param folder where the bundled binary is unpacked to if it is needed (77 MB)
     * @throws IOException when there is none, with the remedy
     */
    public static Path find(Optional<Path> configured, Path folder) throws IOException {
        if (configured.isPresent()) {
            return configured.get();
        }
        Optional<Path> system =
                onPath(Optional.ofNullable(System.getenv("PATH")).orElse(""));
        return system.isPresent() ? system.get() : unpack(folder);
    }

    private static Optional<Path> onPath(String path) {
        return Stream.of(PATH_SEPARATOR.split(path))
                .filter(folder -> !folder.isEmpty())
                .map(folder -> Path.of(folder, "ffmpeg"))
                .filter(Files::isExecutable)
                .findFirst();
    }

    /** Unpacks the bundled binary. */
    public static Path unpack(Path folder) throws IOException {
        Path binary = folder.resolve("ffmpeg");
        try (InputStream bundled = FfmpegBinary.class.getResourceAsStream(BUNDLED)) {
            if (bundled == null) {
                throw new IOException("no ffmpeg on the PATH and none bundled: install the package ffmpeg");
            }
            Files.copy(bundled, binary, StandardCopyOption.REPLACE_EXISTING);
        }
        Files.setPosixFilePermissions(binary, PosixFilePermissions.fromString("rwx------"));
        return binary;
    }
}
