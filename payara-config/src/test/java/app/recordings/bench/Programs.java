package app.recordings.bench;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** What else this machine has. */
final class Programs {
    private Programs() {}

    static boolean are(String... names) {
        return Stream.of(names).allMatch(name -> Stream.of(System.getenv("PATH").split(File.pathSeparator, -1))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, name))));
    }
}
