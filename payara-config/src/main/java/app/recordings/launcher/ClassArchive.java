package app.recordings.launcher;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The node's classes as the JVM maps them (JEP 350), which takes a quarter off its start. Bound to one JVM, to the place of
 * the distribution and to the age of its jars; used only where all that still holds, because a class mapped from elsewhere
 * is not trusted by the server's own policy.
 */
record ClassArchive(Path distribution) {
    private Path file() {
        return distribution.resolve("node/classes.jsa");
    }

    private Path marker() {
        return distribution.resolve("node/classes.trained");
    }

    boolean fits() throws IOException {
        return Files.exists(marker())
                && Files.exists(file())
                && Files.readString(marker()).equals(state());
    }

    /** What makes a JVM use it. */
    List<String> useOptions() {
        return List.of("-XX:SharedArchiveFile=" + file(), "-Xlog:disable", "-Xlog:all=error:stderr");
    }

    /** What makes a JVM write it on exit. */
    List<String> writeOptions() {
        return List.of("-XX:ArchiveClassesAtExit=" + file());
    }

    void delete() throws IOException {
        Files.deleteIfExists(marker());
        Files.deleteIfExists(file());
    }

    void accept() throws IOException {
        Files.writeString(marker(), state());
    }

    private String state() throws IOException {
        try (var server = Files.walk(distribution.resolve("node/server"));
                var libraries = Files.walk(distribution.resolve("lib/node"))) {
            return Stream.concat(server, libraries)
                    .filter(file -> file.toString().endsWith(".jar"))
                    .sorted()
                    .map(file -> file + " " + file.toFile().lastModified())
                    .collect(Collectors.joining("\n", System.getProperty("java.vm.version") + "\n", "\n"));
        }
    }
}
